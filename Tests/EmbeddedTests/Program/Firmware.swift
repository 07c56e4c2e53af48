@_extern(c, "report")
func report(_ nanoseconds: Int64, _ effect: UInt32)

/// Where the start code goes.
@_cdecl("firmware")
public func firmware() {
  tour { moment, effect in report(moment.nanoseconds, number(of: effect)) }
}
