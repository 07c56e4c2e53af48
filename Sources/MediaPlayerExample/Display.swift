/// What can be seen of a player.
public struct Display: Hashable, Sendable {
  /// Where the picture is.
  public enum Picture: Hashable, Sendable {
    /// In the window of the application.
    case window
    /// On the whole screen.
    case fullScreen
    /// In a frame above other applications.
    case floating
  }

  /// What is written over the picture.
  public enum Message: Hashable, Sendable {
    /// This episode is about to begin.
    case nextEpisode(String)
    /// Is anybody still watching?
    case areYouStillWatching
    /// The title cannot be played.
    case problem
  }

  /// Whether there is anything to see.
  public var isOn = false
  /// Where the picture is.
  public var picture = Picture.window
  /// Whether it shows that the stream is awaited.
  public var spins = false
  /// What is written over the picture.
  public var message: Message?
}
