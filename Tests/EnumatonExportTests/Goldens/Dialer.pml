/* Dialer, from its spec by Enumaton: every situation that the machine can come to is one state.
 *
 *   spin -o2 -a model.pml && gcc -O2 -DSAFETY -DNOREDUCE -o pan pan.c && ./pan -E -m1000000
 *
 * (-o2: variables that are only written, such as a timer that nothing looks at, count too.)
 * Each option below is one course that a reaction can take. With spin -DP_name one property is
 * checked: a situation or a reaction that breaks it violates an assertion.
 */
#define S_idle 1
#define S_calling 2
#define S_talking 3

byte state = 1;   /* the active state */
bit f_tired = 0;   /* the held flag tired */
byte c_calls = 0;   /* the counter calls, from 0 */
byte t_ringing = 0;   /* the timer ringing: 0 off, else one more than its expiries */

active proctype machine() {
  do
  /* idle/dial#1: start ringing */
  :: d_step { (state == S_idle) && (((c_calls & 4) == 0)) -> c_calls = (c_calls < 5 -> c_calls + 1 : c_calls); t_ringing = 1; state = S_calling }
  /* idle/ringing: no answer */
  :: d_step { (state == S_idle) && ((t_ringing >= 1) && (t_ringing <= 2)) -> t_ringing = (t_ringing < 3 -> t_ringing + 1 : t_ringing) }
  /* idle/ringing.exhausted: no answer */
  :: d_step { (state == S_idle) && (t_ringing == 3) -> t_ringing = 0 }
  /* calling/answer#1: stop ringing */
  :: d_step { (state == S_calling) -> t_ringing = 0; f_tired = 0; c_calls = 0; state = S_talking }
  /* calling/hangUp#1: stop ringing */
  :: d_step { (state == S_calling) -> t_ringing = 0; state = S_idle }
  /* calling/ringing#1: ring */
  :: d_step { (state == S_calling) && ((t_ringing >= 1) && (t_ringing <= 2)) -> t_ringing = (t_ringing < 3 -> t_ringing + 1 : t_ringing) }
  /* calling/ringing.exhausted#1: giveUp */
  :: d_step { (state == S_calling) && (t_ringing == 3) -> t_ringing = 0; f_tired = 1; state = S_idle }
  /* talking/hangUp#1: stop ringing */
  :: d_step { (state == S_talking) -> t_ringing = 0; state = S_idle }
  /* talking/ringing: no answer */
  :: d_step { (state == S_talking) && ((t_ringing >= 1) && (t_ringing <= 2)) -> t_ringing = (t_ringing < 3 -> t_ringing + 1 : t_ringing) }
  /* talking/ringing.exhausted: no answer */
  :: d_step { (state == S_talking) && (t_ringing == 3) -> t_ringing = 0 }
  od
}

/* rings_only_while_calling: rings-only-while-calling */
#ifdef P_rings_only_while_calling

active proctype break_rings_only_while_calling() {
  do
  :: d_step { !(!((t_ringing >= 1) && (!(state == S_calling)))) -> assert(false) }
  od
}
#endif

/* no_call_after_four: no-call-after-four */
/* no reaction that there is breaks it */

/* ends: ends */
/* not checked here: that it can always be reached is no property of single runs (CTL: AG EF) */
