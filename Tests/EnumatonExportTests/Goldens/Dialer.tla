---- MODULE Dialer ----
(* Dialer, from its spec by Enumaton. *)
EXTENDS Integers

S_idle == 1
S_calling == 2
S_talking == 3

VARIABLES
  state,   \* the active state
  f_tired,   \* the held flag tired
  c_calls,   \* the counter calls, from 0
  t_ringing   \* the timer ringing: 0 off, else one more than its expiries

vars == <<state, f_tired, c_calls, t_ringing>>

TypeOK ==
  /\ state \in 0..3
  /\ f_tired \in 0..1
  /\ c_calls \in 0..5
  /\ t_ringing \in 0..3

\* A bit of a number.
Bit(number, place) == (number \div (2 ^ place)) % 2

Init ==
  /\ state = 1
  /\ f_tired = 0
  /\ c_calls = 0
  /\ t_ringing = 0

\* idle/dial#1: start ringing
A1 ==
  /\ (state = S_idle) /\ ((Bit(c_calls, 2) = 0))
  /\ state' = S_calling
  /\ c_calls' = (IF c_calls < 5 THEN c_calls + 1 ELSE c_calls)
  /\ t_ringing' = 1
  /\ UNCHANGED <<f_tired>>

\* idle/ringing: no answer
A2 ==
  /\ (state = S_idle) /\ ((t_ringing >= 1) /\ (t_ringing <= 2))
  /\ t_ringing' = (IF t_ringing < 3 THEN t_ringing + 1 ELSE t_ringing)
  /\ UNCHANGED <<state, f_tired, c_calls>>

\* idle/ringing.exhausted: no answer
A3 ==
  /\ (state = S_idle) /\ (t_ringing = 3)
  /\ t_ringing' = 0
  /\ UNCHANGED <<state, f_tired, c_calls>>

\* calling/answer#1: stop ringing
A4 ==
  /\ (state = S_calling)
  /\ state' = S_talking
  /\ f_tired' = 0
  /\ c_calls' = 0
  /\ t_ringing' = 0

\* calling/hangUp#1: stop ringing
A5 ==
  /\ (state = S_calling)
  /\ state' = S_idle
  /\ t_ringing' = 0
  /\ UNCHANGED <<f_tired, c_calls>>

\* calling/ringing#1: ring
A6 ==
  /\ (state = S_calling) /\ ((t_ringing >= 1) /\ (t_ringing <= 2))
  /\ t_ringing' = (IF t_ringing < 3 THEN t_ringing + 1 ELSE t_ringing)
  /\ UNCHANGED <<state, f_tired, c_calls>>

\* calling/ringing.exhausted#1: giveUp
A7 ==
  /\ (state = S_calling) /\ (t_ringing = 3)
  /\ state' = S_idle
  /\ f_tired' = 1
  /\ t_ringing' = 0
  /\ UNCHANGED <<c_calls>>

\* talking/hangUp#1: stop ringing
A8 ==
  /\ (state = S_talking)
  /\ state' = S_idle
  /\ t_ringing' = 0
  /\ UNCHANGED <<f_tired, c_calls>>

\* talking/ringing: no answer
A9 ==
  /\ (state = S_talking) /\ ((t_ringing >= 1) /\ (t_ringing <= 2))
  /\ t_ringing' = (IF t_ringing < 3 THEN t_ringing + 1 ELSE t_ringing)
  /\ UNCHANGED <<state, f_tired, c_calls>>

\* talking/ringing.exhausted: no answer
A10 ==
  /\ (state = S_talking) /\ (t_ringing = 3)
  /\ t_ringing' = 0
  /\ UNCHANGED <<state, f_tired, c_calls>>

Next ==
  \/ A1
  \/ A2
  \/ A3
  \/ A4
  \/ A5
  \/ A6
  \/ A7
  \/ A8
  \/ A9
  \/ A10

Spec == Init /\ [][Next]_vars

\* rings-only-while-calling
P_rings_only_while_calling ==
  ~((t_ringing >= 1) /\ (~(state = S_calling)))

\* no-call-after-four
P_no_call_after_four ==
  TRUE

\* ends
\* ends is not stated here: that it can always be reached is no property of single runs (CTL: AG EF)

=======================
