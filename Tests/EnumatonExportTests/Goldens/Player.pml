/* Player, from its spec by Enumaton: every situation that the machine can come to is one state.
 *
 *   spin -o2 -a model.pml && gcc -O2 -DSAFETY -DNOREDUCE -o pan pan.c && ./pan -E -m1000000
 *
 * (-o2: variables that are only written, such as a timer that nothing looks at, count too.)
 * Each option below is one course that a reaction can take. With spin -DP_name one property is
 * checked: a situation or a reaction that breaks it violates an assertion.
 */
#define S_off 1
#define S_on 2
#define S_stopped 1
#define S_playing 2
#define S_bright 1
#define S_dark 2

byte state = 1;   /* the active state */
byte in_playback = 0;   /* the region playback; 0 while it is not active */
byte in_screen = 0;   /* the region screen; 0 while it is not active */
byte m0_playback = 0;   /* where playback was left; 0: never */
byte m1_screen = 0;   /* where screen was left; 0: never */

active proctype machine() {
  do
  /* off/power#1 */
  :: d_step { (state == S_off) && (in_playback == 0) && (in_screen == 0) && ((m0_playback == 1) && (m1_screen == 0)) -> state = S_on; in_playback = S_stopped; in_screen = S_bright }
  /* off/power#1 */
  :: d_step { (state == S_off) && (in_playback == 0) && (in_screen == 0) && ((m0_playback == 1) && (m1_screen == 1)) -> state = S_on; in_playback = S_stopped; in_screen = S_bright }
  /* off/power#1 */
  :: d_step { (state == S_off) && (in_playback == 0) && (in_screen == 0) && ((m0_playback == 1) && (m1_screen == 2)) -> state = S_on; in_playback = S_stopped; in_screen = S_dark }
  /* off/power#1: spin */
  :: d_step { (state == S_off) && (in_playback == 0) && (in_screen == 0) && ((m0_playback == 2) && (m1_screen == 0)) -> state = S_on; in_playback = S_playing; in_screen = S_bright }
  /* off/power#1: spin */
  :: d_step { (state == S_off) && (in_playback == 0) && (in_screen == 0) && ((m0_playback == 2) && (m1_screen == 1)) -> state = S_on; in_playback = S_playing; in_screen = S_bright }
  /* off/power#1: spin */
  :: d_step { (state == S_off) && (in_playback == 0) && (in_screen == 0) && ((m0_playback == 2) && (m1_screen == 2)) -> state = S_on; in_playback = S_playing; in_screen = S_dark }
  /* off/power#1 */
  :: d_step { (state == S_off) && (in_playback == 0) && (in_screen == 0) && ((m0_playback == 0)) -> state = S_on; in_playback = S_stopped; in_screen = S_bright }
  /* stopped/power#1 */
  :: d_step { (state == S_on) && (in_playback == S_stopped) && (in_screen == S_bright) -> m1_screen = 1; m0_playback = 1; state = S_off; in_playback = 0; in_screen = 0 }
  /* stopped/play#1: spin */
  :: d_step { (state == S_on) && (in_playback == S_stopped) && (in_screen == S_bright) -> in_playback = S_playing }
  /* bright/dim#1 */
  :: d_step { (state == S_on) && (in_playback == S_stopped) && (in_screen == S_bright) -> in_screen = S_dark }
  /* stopped/power#1 */
  :: d_step { (state == S_on) && (in_playback == S_stopped) && (in_screen == S_dark) -> m1_screen = 2; m0_playback = 1; state = S_off; in_playback = 0; in_screen = 0 }
  /* stopped/play#1, dark/play#1: spin */
  :: d_step { (state == S_on) && (in_playback == S_stopped) && (in_screen == S_dark) -> in_playback = S_playing; in_screen = S_bright }
  /* playing/power#1, off/dim#1: brake */
  :: d_step { (state == S_on) && (in_playback == S_playing) && (in_screen == S_bright) -> m1_screen = 1; m0_playback = 2; state = S_off; in_playback = 0; in_screen = 0 }
  /* playing/stop#1, bright/dim#1: brake */
  :: d_step { (state == S_on) && (in_playback == S_playing) && (in_screen == S_bright) -> in_playback = S_stopped; in_screen = S_dark }
  /* bright/dim#1 */
  :: d_step { (state == S_on) && (in_playback == S_playing) && (in_screen == S_bright) -> in_screen = S_dark }
  /* playing/power#1, off/dim#1: brake */
  :: d_step { (state == S_on) && (in_playback == S_playing) && (in_screen == S_dark) -> m1_screen = 2; m0_playback = 2; state = S_off; in_playback = 0; in_screen = 0 }
  /* dark/play#1 */
  :: d_step { (state == S_on) && (in_playback == S_playing) && (in_screen == S_dark) -> in_screen = S_bright }
  /* playing/stop#1, stopped/dim#1: brake */
  :: d_step { (state == S_on) && (in_playback == S_playing) && (in_screen == S_dark) -> in_playback = S_stopped }
  od
}

/* dims: dims */
/* no reaction that there is breaks it */
