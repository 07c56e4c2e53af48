---- MODULE Player ----
(* Player, from its spec by Enumaton. *)
EXTENDS Integers

S_off == 1
S_on == 2
S_stopped == 1
S_playing == 2
S_bright == 1
S_dark == 2

VARIABLES
  state,   \* the active state
  in_playback,   \* the region playback; 0 while it is not active
  in_screen,   \* the region screen; 0 while it is not active
  m0_playback,   \* where playback was left; 0: never
  m1_screen   \* where screen was left; 0: never

vars == <<state, in_playback, in_screen, m0_playback, m1_screen>>

TypeOK ==
  /\ state \in 0..2
  /\ in_playback \in 0..2
  /\ in_screen \in 0..2
  /\ m0_playback \in 0..2
  /\ m1_screen \in 0..2

\* A bit of a number.
Bit(number, place) == (number \div (2 ^ place)) % 2

Init ==
  /\ state = 1
  /\ in_playback = 0
  /\ in_screen = 0
  /\ m0_playback = 0
  /\ m1_screen = 0

\* off/power#1
A1 ==
  /\ (state = S_off) /\ (in_playback = 0) /\ (in_screen = 0) /\ ((m0_playback = 1) /\ (m1_screen = 0))
  /\ state' = S_on
  /\ in_playback' = S_stopped
  /\ in_screen' = S_bright
  /\ UNCHANGED <<m0_playback, m1_screen>>

\* off/power#1
A2 ==
  /\ (state = S_off) /\ (in_playback = 0) /\ (in_screen = 0) /\ ((m0_playback = 1) /\ (m1_screen = 1))
  /\ state' = S_on
  /\ in_playback' = S_stopped
  /\ in_screen' = S_bright
  /\ UNCHANGED <<m0_playback, m1_screen>>

\* off/power#1
A3 ==
  /\ (state = S_off) /\ (in_playback = 0) /\ (in_screen = 0) /\ ((m0_playback = 1) /\ (m1_screen = 2))
  /\ state' = S_on
  /\ in_playback' = S_stopped
  /\ in_screen' = S_dark
  /\ UNCHANGED <<m0_playback, m1_screen>>

\* off/power#1: spin
A4 ==
  /\ (state = S_off) /\ (in_playback = 0) /\ (in_screen = 0) /\ ((m0_playback = 2) /\ (m1_screen = 0))
  /\ state' = S_on
  /\ in_playback' = S_playing
  /\ in_screen' = S_bright
  /\ UNCHANGED <<m0_playback, m1_screen>>

\* off/power#1: spin
A5 ==
  /\ (state = S_off) /\ (in_playback = 0) /\ (in_screen = 0) /\ ((m0_playback = 2) /\ (m1_screen = 1))
  /\ state' = S_on
  /\ in_playback' = S_playing
  /\ in_screen' = S_bright
  /\ UNCHANGED <<m0_playback, m1_screen>>

\* off/power#1: spin
A6 ==
  /\ (state = S_off) /\ (in_playback = 0) /\ (in_screen = 0) /\ ((m0_playback = 2) /\ (m1_screen = 2))
  /\ state' = S_on
  /\ in_playback' = S_playing
  /\ in_screen' = S_dark
  /\ UNCHANGED <<m0_playback, m1_screen>>

\* off/power#1
A7 ==
  /\ (state = S_off) /\ (in_playback = 0) /\ (in_screen = 0) /\ ((m0_playback = 0))
  /\ state' = S_on
  /\ in_playback' = S_stopped
  /\ in_screen' = S_bright
  /\ UNCHANGED <<m0_playback, m1_screen>>

\* stopped/power#1
A8 ==
  /\ (state = S_on) /\ (in_playback = S_stopped) /\ (in_screen = S_bright)
  /\ state' = S_off
  /\ in_playback' = 0
  /\ in_screen' = 0
  /\ m0_playback' = 1
  /\ m1_screen' = 1

\* stopped/play#1: spin
A9 ==
  /\ (state = S_on) /\ (in_playback = S_stopped) /\ (in_screen = S_bright)
  /\ in_playback' = S_playing
  /\ UNCHANGED <<state, in_screen, m0_playback, m1_screen>>

\* bright/dim#1
A10 ==
  /\ (state = S_on) /\ (in_playback = S_stopped) /\ (in_screen = S_bright)
  /\ in_screen' = S_dark
  /\ UNCHANGED <<state, in_playback, m0_playback, m1_screen>>

\* stopped/power#1
A11 ==
  /\ (state = S_on) /\ (in_playback = S_stopped) /\ (in_screen = S_dark)
  /\ state' = S_off
  /\ in_playback' = 0
  /\ in_screen' = 0
  /\ m0_playback' = 1
  /\ m1_screen' = 2

\* stopped/play#1, dark/play#1: spin
A12 ==
  /\ (state = S_on) /\ (in_playback = S_stopped) /\ (in_screen = S_dark)
  /\ in_playback' = S_playing
  /\ in_screen' = S_bright
  /\ UNCHANGED <<state, m0_playback, m1_screen>>

\* playing/power#1, off/dim#1: brake
A13 ==
  /\ (state = S_on) /\ (in_playback = S_playing) /\ (in_screen = S_bright)
  /\ state' = S_off
  /\ in_playback' = 0
  /\ in_screen' = 0
  /\ m0_playback' = 2
  /\ m1_screen' = 1

\* playing/stop#1, bright/dim#1: brake
A14 ==
  /\ (state = S_on) /\ (in_playback = S_playing) /\ (in_screen = S_bright)
  /\ in_playback' = S_stopped
  /\ in_screen' = S_dark
  /\ UNCHANGED <<state, m0_playback, m1_screen>>

\* bright/dim#1
A15 ==
  /\ (state = S_on) /\ (in_playback = S_playing) /\ (in_screen = S_bright)
  /\ in_screen' = S_dark
  /\ UNCHANGED <<state, in_playback, m0_playback, m1_screen>>

\* playing/power#1, off/dim#1: brake
A16 ==
  /\ (state = S_on) /\ (in_playback = S_playing) /\ (in_screen = S_dark)
  /\ state' = S_off
  /\ in_playback' = 0
  /\ in_screen' = 0
  /\ m0_playback' = 2
  /\ m1_screen' = 2

\* dark/play#1
A17 ==
  /\ (state = S_on) /\ (in_playback = S_playing) /\ (in_screen = S_dark)
  /\ in_screen' = S_bright
  /\ UNCHANGED <<state, in_playback, m0_playback, m1_screen>>

\* playing/stop#1, stopped/dim#1: brake
A18 ==
  /\ (state = S_on) /\ (in_playback = S_playing) /\ (in_screen = S_dark)
  /\ in_playback' = S_stopped
  /\ UNCHANGED <<state, in_screen, m0_playback, m1_screen>>

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
  \/ A11
  \/ A12
  \/ A13
  \/ A14
  \/ A15
  \/ A16
  \/ A17
  \/ A18

Spec == Init /\ [][Next]_vars

\* dims
P_dims ==
  TRUE

=======================
