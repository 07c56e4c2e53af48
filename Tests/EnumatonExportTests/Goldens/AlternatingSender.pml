/* AlternatingSender, written by enumaton for spin.
   spin -DP_NAME -a FILE; cc -DSAFETY -DNOREDUCE -o pan pan.c; ./pan -m8000000
   P_NAME is the property to check; without one, the situations are counted. */
#define S_READY_0 1
#define S_WAIT_0 2
#define S_READY_1 3
#define S_WAIT_1 4
#define E_send 1
#define E_acknowledgment 2
#define E_again 3

/* The situation. */
byte state = S_READY_0;
bit t_again = 0;

/* What happens; nothing between two steps. */
byte event;
bit f_one;

active proctype M_AlternatingSender() {
  do
  :: atomic {
      if
      :: true -> event = E_send;
      :: true -> event = E_acknowledgment;
      :: state == S_WAIT_0 || state == S_WAIT_1 -> event = E_acknowledgment; f_one = 1;
      :: t_again > 0 -> event = E_again;
      :: true /* nothing happens */
      fi;
      skip;
      if
      :: event == E_send ->
        if
        :: state == S_READY_0 ->
          d_step {
            skip; /* READY_0/send#1 */
            skip; /* message */
            t_again = 1;
            state = S_WAIT_0;
          }
        :: state == S_READY_1 ->
          d_step {
            skip; /* READY_1/send#1 */
            skip; /* message one */
            t_again = 1;
            state = S_WAIT_1;
          }
        :: else ->
          skip;
        fi;
      :: event == E_acknowledgment ->
        if
        :: state == S_WAIT_0 ->
          d_step {
            if
            :: !(f_one) ->
              skip; /* WAIT_0/acknowledgment#1 */
              t_again = 0;
              state = S_READY_1;
            :: else ->
              skip; /* WAIT_0/acknowledgment#2 */
            fi;
          }
        :: state == S_WAIT_1 ->
          d_step {
            if
            :: f_one ->
              skip; /* WAIT_1/acknowledgment#1 */
              t_again = 0;
              state = S_READY_0;
            :: else ->
              skip; /* WAIT_1/acknowledgment#2 */
            fi;
          }
        :: else ->
          skip;
        fi;
      :: event == E_again ->
        if
        :: state == S_WAIT_0 ->
          d_step {
            skip; /* WAIT_0/again#1 */
            skip; /* message */
          }
        :: state == S_WAIT_1 ->
          d_step {
            skip; /* WAIT_1/again#1 */
            skip; /* message one */
          }
        :: else ->
          skip;
        fi;
      :: else ->
        skip;
      fi;
      d_step {
        event = 0;
        f_one = 0;
      }
    }
  od
}
