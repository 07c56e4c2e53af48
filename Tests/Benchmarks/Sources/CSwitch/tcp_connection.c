// Written by a test of Enumaton from the TCP spec (RECORD_GOLDENS=1).
#include "CSwitch.h"

typedef struct { uint8_t state; uint8_t held; } machine;

#define MIX(value) (sum = (sum ^ (value)) * 0x9E3779B97F4A7C15ull)

static inline uint64_t tcp_handle(machine *m, uint8_t event, uint32_t detail, uint64_t sum) {
  switch (m->state) {
  case 0:  // CLOSED
    switch (event) {
    case 0:  // passiveOpen
      m->held |= 1;
      m->state = 1;
      return MIX(1 << 8 | m->state);
    case 1:  // activeOpen
      if ((detail & 32768)) {
        m->held &= ~1;
        MIX(1ull);
        MIX(6553600ull);
        MIX(6553601ull);
        m->state = 2;
        return MIX(1 << 8 | m->state);
      }
      return MIX(4 << 8 | 3 << 16 | m->state);
    case 2:  // send
      return MIX(4 << 8 | 1 << 16 | m->state);
    case 3:  // receive
      return MIX(4 << 8 | 1 << 16 | m->state);
    case 4:  // shutdown
      return MIX(4 << 8 | 1 << 16 | m->state);
    case 5:  // close
      return MIX(4 << 8 | 1 << 16 | m->state);
    case 6:  // abort
      return MIX(4 << 8 | 1 << 16 | m->state);
    case 7:  // segment
      if ((detail & 8)) {
        return MIX(3 << 8 | m->state);
      }
      if ((detail & 2)) {
        MIX(8ull);
        return MIX(2 << 8 | m->state);
      }
      MIX(10ull);
      return MIX(2 << 8 | m->state);
    case 8:  // progress
      return MIX(3 << 8 | m->state);
    case 9:  // heard
      return MIX(3 << 8 | m->state);
    case 10:  // keepaliveOff
      return MIX(3 << 8 | m->state);
    case 11:
      switch (detail) {
      case 0:
        return MIX(3 << 8 | m->state);
      case 1:
        return MIX(3 << 8 | m->state);
      case 2:
        return MIX(3 << 8 | m->state);
      case 3:
        return MIX(3 << 8 | m->state);
      case 4:
        return MIX(3 << 8 | m->state);
      case 5:
        return MIX(3 << 8 | m->state);
      case 6:
        return MIX(3 << 8 | m->state);
      case 7:
        return MIX(3 << 8 | m->state);
      case 8:
        return MIX(3 << 8 | m->state);
      case 9:
        return MIX(3 << 8 | m->state);
      default: return MIX(5 << 8 | m->state);
      }
    case 12:
      switch (detail) {
      case 0:
        return MIX(3 << 8 | m->state);
      case 7:
        return MIX(3 << 8 | m->state);
      default: return MIX(5 << 8 | m->state);
      }
    default: return sum;
    }
  case 1:  // LISTEN
    switch (event) {
    case 0:  // passiveOpen
      return MIX(4 << 8 | 0 << 16 | m->state);
    case 1:  // activeOpen
      if ((detail & 32768)) {
        m->held &= ~1;
        MIX(1ull);
        MIX(6553600ull);
        MIX(6553601ull);
        m->state = 2;
        return MIX(1 << 8 | m->state);
      }
      return MIX(4 << 8 | 3 << 16 | m->state);
    case 2:  // send
      if ((detail & 32768)) {
        m->held &= ~1;
        MIX(589824ull);
        MIX(1ull);
        MIX(6553600ull);
        MIX(6553601ull);
        m->state = 2;
        return MIX(1 << 8 | m->state);
      }
      return MIX(4 << 8 | 3 << 16 | m->state);
    case 3:  // receive
      MIX(786432ull);
      return MIX(2 << 8 | m->state);
    case 4:  // shutdown
      MIX(983040ull);
      MIX(6684672ull);
      m->held &= ~1;
      m->state = 0;
      return MIX(1 << 8 | m->state);
    case 5:  // close
      MIX(983040ull);
      MIX(6684672ull);
      m->held &= ~1;
      m->state = 0;
      return MIX(1 << 8 | m->state);
    case 6:  // abort
      MIX(1048576ull);
      MIX(6684672ull);
      m->held &= ~1;
      m->state = 0;
      return MIX(1 << 8 | m->state);
    case 7:  // segment
      if ((detail & 8)) {
        return MIX(3 << 8 | m->state);
      }
      if ((detail & 2)) {
        MIX(8ull);
        return MIX(2 << 8 | m->state);
      }
      if ((detail & 1)) {
        m->held |= 1;
        MIX(65536ull);
        MIX(3ull);
        MIX(6553600ull);
        MIX(6553603ull);
        MIX(6553601ull);
        m->state = 3;
        return MIX(1 << 8 | m->state);
      }
      return MIX(3 << 8 | m->state);
    case 8:  // progress
      return MIX(3 << 8 | m->state);
    case 9:  // heard
      return MIX(3 << 8 | m->state);
    case 10:  // keepaliveOff
      return MIX(3 << 8 | m->state);
    case 11:
      switch (detail) {
      case 0:
        return MIX(3 << 8 | m->state);
      case 1:
        return MIX(3 << 8 | m->state);
      case 2:
        return MIX(3 << 8 | m->state);
      case 3:
        return MIX(3 << 8 | m->state);
      case 4:
        return MIX(3 << 8 | m->state);
      case 5:
        return MIX(3 << 8 | m->state);
      case 6:
        return MIX(3 << 8 | m->state);
      case 7:
        return MIX(3 << 8 | m->state);
      case 8:
        return MIX(3 << 8 | m->state);
      case 9:
        return MIX(3 << 8 | m->state);
      default: return MIX(5 << 8 | m->state);
      }
    case 12:
      switch (detail) {
      case 0:
        return MIX(3 << 8 | m->state);
      case 7:
        return MIX(3 << 8 | m->state);
      default: return MIX(5 << 8 | m->state);
      }
    default: return sum;
    }
  case 2:  // SYN_SENT
    switch (event) {
    case 0:  // passiveOpen
      return MIX(4 << 8 | 0 << 16 | m->state);
    case 1:  // activeOpen
      return MIX(4 << 8 | 0 << 16 | m->state);
    case 2:  // send
      MIX(589824ull);
      return MIX(2 << 8 | m->state);
    case 3:  // receive
      MIX(786432ull);
      return MIX(2 << 8 | m->state);
    case 4:  // shutdown
      MIX(983040ull);
      MIX(6684672ull);
      m->held &= ~1;
      m->state = 0;
      return MIX(1 << 8 | m->state);
    case 5:  // close
      MIX(983040ull);
      MIX(6684672ull);
      m->held &= ~1;
      m->state = 0;
      return MIX(1 << 8 | m->state);
    case 6:  // abort
      MIX(1048576ull);
      MIX(6684672ull);
      m->held &= ~1;
      m->state = 0;
      return MIX(1 << 8 | m->state);
    case 7:  // segment
      if (((detail & 2) && (detail & 8) && ((detail & 256) || !(detail & 64)))) {
        return MIX(3 << 8 | m->state);
      }
      if (((detail & 2) && ((detail & 256) || !(detail & 64)))) {
        MIX(8ull);
        return MIX(2 << 8 | m->state);
      }
      if (((detail & 8) && (detail & 2))) {
        MIX(1048576ull);
        MIX(6684672ull);
        m->state = 0;
        return MIX(1 << 8 | m->state);
      }
      if ((detail & 8)) {
        return MIX(3 << 8 | m->state);
      }
      if (((detail & 1) && (detail & 2) && (detail & 4))) {
        MIX(65536ull);
        MIX(131072ull);
        MIX(851968ull);
        MIX(196608ull);
        MIX(917504ull);
        MIX(2ull);
        MIX(6619136ull);
        MIX(6619137ull);
        MIX(327680ull);
        m->state = 7;
        return MIX(1 << 8 | m->state);
      }
      if (((detail & 1) && (detail & 2))) {
        MIX(65536ull);
        MIX(131072ull);
        MIX(851968ull);
        MIX(196608ull);
        MIX(2ull);
        MIX(6619136ull);
        MIX(6619137ull);
        MIX(327680ull);
        m->state = 4;
        return MIX(1 << 8 | m->state);
      }
      if ((detail & 1)) {
        MIX(65536ull);
        MIX(3ull);
        MIX(6553600ull);
        MIX(6553603ull);
        m->state = 3;
        return MIX(1 << 8 | m->state);
      }
      return MIX(3 << 8 | m->state);
    case 8:  // progress
      return MIX(3 << 8 | m->state);
    case 9:  // heard
      return MIX(3 << 8 | m->state);
    case 10:  // keepaliveOff
      return MIX(3 << 8 | m->state);
    case 11:
      switch (detail) {
      case 0:
        MIX(1ull);
        return MIX(2 << 8 | m->state);
      case 1:
        MIX(1179648ull);
        MIX(6684672ull);
        m->held &= ~1;
        m->held &= ~2;
        m->held &= ~4;
        m->state = 0;
        return MIX(1 << 8 | m->state);
      case 2:
        return MIX(3 << 8 | m->state);
      case 3:
        return MIX(3 << 8 | m->state);
      case 4:
        return MIX(3 << 8 | m->state);
      case 5:
        return MIX(3 << 8 | m->state);
      case 6:
        return MIX(3 << 8 | m->state);
      case 7:
        return MIX(3 << 8 | m->state);
      case 8:
        return MIX(3 << 8 | m->state);
      case 9:
        return MIX(3 << 8 | m->state);
      default: return MIX(5 << 8 | m->state);
      }
    case 12:
      switch (detail) {
      case 0:
        MIX(1179648ull);
        MIX(6684672ull);
        m->held &= ~1;
        m->held &= ~2;
        m->state = 0;
        return MIX(1 << 8 | m->state);
      case 7:
        return MIX(3 << 8 | m->state);
      default: return MIX(5 << 8 | m->state);
      }
    default: return sum;
    }
  case 3:  // SYN_RECEIVED
    switch (event) {
    case 0:  // passiveOpen
      return MIX(4 << 8 | 0 << 16 | m->state);
    case 1:  // activeOpen
      return MIX(4 << 8 | 0 << 16 | m->state);
    case 2:  // send
      MIX(589824ull);
      return MIX(2 << 8 | m->state);
    case 3:  // receive
      MIX(786432ull);
      return MIX(2 << 8 | m->state);
    case 4:  // shutdown
      if ((detail & 65536)) {
        MIX(720896ull);
        return MIX(2 << 8 | m->state);
      }
      MIX(6ull);
      MIX(6553600ull);
      MIX(6553601ull);
      MIX(6619139ull);
      m->held &= ~4;
      m->state = 5;
      return MIX(1 << 8 | m->state);
    case 5:  // close
      if (((detail & 131072) && !(m->held & 2))) {
        MIX(8ull);
        MIX(1048576ull);
        MIX(6684672ull);
        m->held &= ~1;
        m->held &= ~4;
        m->state = 0;
        return MIX(1 << 8 | m->state);
      }
      if ((detail & 65536)) {
        MIX(720896ull);
        return MIX(2 << 8 | m->state);
      }
      m->held |= 2;
      MIX(6ull);
      MIX(6553600ull);
      MIX(6553601ull);
      MIX(6619139ull);
      MIX(6553605ull);
      m->held &= ~4;
      m->state = 5;
      return MIX(1 << 8 | m->state);
    case 6:  // abort
      MIX(8ull);
      MIX(1048576ull);
      MIX(6684672ull);
      m->held &= ~1;
      m->held &= ~2;
      m->held &= ~4;
      m->state = 0;
      return MIX(1 << 8 | m->state);
    case 7:  // segment
      if (((detail & 1) && (detail & 2) && (detail & 64) && !((detail & 256) || (detail & 8) || (m->held & 1) || (detail & 16384)))) {
        MIX(131072ull);
        MIX(851968ull);
        MIX(196608ull);
        MIX(2ull);
        MIX(6619136ull);
        MIX(6619139ull);
        MIX(6619137ull);
        MIX(327680ull);
        m->state = 4;
        return MIX(1 << 8 | m->state);
      }
      if (((detail & 8) && !(detail & 16))) {
        return MIX(3 << 8 | m->state);
      }
      if (((detail & 1) && (detail & 8192) && !((detail & 16) || (detail & 2)))) {
        MIX(3ull);
        return MIX(2 << 8 | m->state);
      }
      if (!(detail & 16)) {
        MIX(2ull);
        return MIX(2 << 8 | m->state);
      }
      if (((detail & 8) && !(detail & 32))) {
        MIX(2ull);
        return MIX(2 << 8 | m->state);
      }
      if (((detail & 8) && (m->held & 4))) {
        MIX(6684672ull);
        m->held &= ~4;
        MIX(6553602ull);
        m->state = 10;
        return MIX(1 << 8 | m->state);
      }
      if (((detail & 8) && (m->held & 1))) {
        MIX(6684672ull);
        m->state = 1;
        return MIX(1 << 8 | m->state);
      }
      if ((detail & 8)) {
        MIX(1114112ull);
        MIX(6684672ull);
        m->state = 0;
        return MIX(1 << 8 | m->state);
      }
      if (((detail & 1) && (m->held & 4))) {
        MIX(6684672ull);
        m->held &= ~4;
        MIX(6553602ull);
        m->state = 10;
        return MIX(1 << 8 | m->state);
      }
      if (((detail & 1) && (detail & 16384) && (m->held & 1))) {
        MIX(10ull);
        MIX(6684672ull);
        m->state = 1;
        return MIX(1 << 8 | m->state);
      }
      if (((detail & 1) && (m->held & 1))) {
        MIX(6684672ull);
        m->state = 1;
        return MIX(1 << 8 | m->state);
      }
      if ((detail & 1)) {
        MIX(2ull);
        return MIX(2 << 8 | m->state);
      }
      if (!(detail & 2)) {
        return MIX(3 << 8 | m->state);
      }
      if (((detail & 256) || !(detail & 64))) {
        MIX(8ull);
        return MIX(2 << 8 | m->state);
      }
      if (((detail & 4) && (detail & 32))) {
        MIX(131072ull);
        MIX(851968ull);
        MIX(196608ull);
        MIX(917504ull);
        MIX(2ull);
        MIX(6619136ull);
        MIX(6619139ull);
        MIX(6619137ull);
        m->held &= ~4;
        MIX(327680ull);
        m->state = 7;
        return MIX(1 << 8 | m->state);
      }
      if (((detail & 1024) && (detail & 32))) {
        MIX(131072ull);
        MIX(851968ull);
        MIX(196608ull);
        MIX(2ull);
        MIX(6619136ull);
        MIX(6619139ull);
        MIX(6619137ull);
        m->held &= ~4;
        MIX(327680ull);
        m->state = 4;
        return MIX(1 << 8 | m->state);
      }
      if (((detail & 1024) || (detail & 4))) {
        MIX(131072ull);
        MIX(851968ull);
        MIX(262144ull);
        MIX(2ull);
        MIX(6619136ull);
        MIX(6619139ull);
        MIX(6619137ull);
        m->held &= ~4;
        MIX(327680ull);
        m->state = 4;
        return MIX(1 << 8 | m->state);
      }
      MIX(131072ull);
      MIX(851968ull);
      MIX(196608ull);
      MIX(6619136ull);
      MIX(6619139ull);
      MIX(6619137ull);
      m->held &= ~4;
      MIX(327680ull);
      m->state = 4;
      return MIX(1 << 8 | m->state);
    case 8:  // progress
      return MIX(3 << 8 | m->state);
    case 9:  // heard
      return MIX(3 << 8 | m->state);
    case 10:  // keepaliveOff
      return MIX(3 << 8 | m->state);
    case 11:
      switch (detail) {
      case 0:
        MIX(3ull);
        return MIX(2 << 8 | m->state);
      case 1:
        MIX(1179648ull);
        MIX(6684672ull);
        m->held &= ~1;
        m->held &= ~2;
        m->held &= ~4;
        m->state = 0;
        return MIX(1 << 8 | m->state);
      case 2:
        return MIX(3 << 8 | m->state);
      case 3:
        if ((m->held & 4)) {
          MIX(6684672ull);
          m->held &= ~4;
          MIX(6553602ull);
          m->state = 10;
          return MIX(1 << 8 | m->state);
        }
        if ((m->held & 1)) {
          MIX(6684672ull);
          m->state = 1;
          return MIX(1 << 8 | m->state);
        }
        MIX(1179648ull);
        MIX(6684672ull);
        m->state = 0;
        return MIX(1 << 8 | m->state);
      case 4:
        return MIX(3 << 8 | m->state);
      case 5:
        return MIX(3 << 8 | m->state);
      case 6:
        return MIX(3 << 8 | m->state);
      case 7:
        return MIX(3 << 8 | m->state);
      case 8:
        return MIX(3 << 8 | m->state);
      case 9:
        return MIX(3 << 8 | m->state);
      default: return MIX(5 << 8 | m->state);
      }
    case 12:
      switch (detail) {
      case 0:
        if ((m->held & 4)) {
          MIX(6684672ull);
          m->held &= ~4;
          MIX(6553602ull);
          m->state = 10;
          return MIX(1 << 8 | m->state);
        }
        if ((m->held & 1)) {
          MIX(6684672ull);
          m->state = 1;
          return MIX(1 << 8 | m->state);
        }
        MIX(1179648ull);
        MIX(6684672ull);
        m->held &= ~1;
        m->held &= ~2;
        m->state = 0;
        return MIX(1 << 8 | m->state);
      case 7:
        return MIX(3 << 8 | m->state);
      default: return MIX(5 << 8 | m->state);
      }
    default: return sum;
    }
  case 4:  // ESTABLISHED
    switch (event) {
    case 0:  // passiveOpen
      return MIX(4 << 8 | 0 << 16 | m->state);
    case 1:  // activeOpen
      return MIX(4 << 8 | 0 << 16 | m->state);
    case 2:  // send
      if (((detail & 262144) || (detail & 65536))) {
        MIX(327680ull);
        MIX(6619145ull);
        return MIX(2 << 8 | m->state);
      }
      MIX(327680ull);
      MIX(6553600ull);
      MIX(6553601ull);
      MIX(6619145ull);
      return MIX(2 << 8 | m->state);
    case 3:  // receive
      MIX(786432ull);
      return MIX(2 << 8 | m->state);
    case 4:  // shutdown
      if ((detail & 65536)) {
        MIX(655360ull);
        m->state = 5;
        return MIX(1 << 8 | m->state);
      }
      MIX(6ull);
      MIX(6553600ull);
      MIX(6553601ull);
      MIX(6619145ull);
      m->state = 5;
      return MIX(1 << 8 | m->state);
    case 5:  // close
      if (((detail & 131072) && !(m->held & 2))) {
        MIX(8ull);
        MIX(1048576ull);
        MIX(6684672ull);
        m->held &= ~1;
        m->held &= ~4;
        m->state = 0;
        return MIX(1 << 8 | m->state);
      }
      if ((detail & 65536)) {
        m->held |= 2;
        MIX(655360ull);
        MIX(6553605ull);
        m->state = 5;
        return MIX(1 << 8 | m->state);
      }
      m->held |= 2;
      MIX(6ull);
      MIX(6553600ull);
      MIX(6553601ull);
      MIX(6553605ull);
      MIX(6619145ull);
      m->state = 5;
      return MIX(1 << 8 | m->state);
    case 6:  // abort
      MIX(8ull);
      MIX(1048576ull);
      MIX(6684672ull);
      m->held &= ~1;
      m->held &= ~2;
      m->held &= ~4;
      m->state = 0;
      return MIX(1 << 8 | m->state);
    case 7:  // segment
      if (((detail & 8) && !(detail & 16))) {
        return MIX(3 << 8 | m->state);
      }
      if (!(detail & 16)) {
        MIX(2ull);
        return MIX(2 << 8 | m->state);
      }
      if (((detail & 8) && !(detail & 32))) {
        MIX(2ull);
        return MIX(2 << 8 | m->state);
      }
      if ((detail & 8)) {
        MIX(1048576ull);
        MIX(6684672ull);
        m->held &= ~1;
        m->held &= ~2;
        m->state = 0;
        return MIX(1 << 8 | m->state);
      }
      if ((detail & 1)) {
        MIX(2ull);
        return MIX(2 << 8 | m->state);
      }
      if (!(detail & 2)) {
        return MIX(3 << 8 | m->state);
      }
      if (((detail & 256) || (detail & 512))) {
        MIX(2ull);
        return MIX(2 << 8 | m->state);
      }
      if ((((detail & 1024) || (detail & 4)) && !(detail & 32))) {
        MIX(131072ull);
        MIX(262144ull);
        MIX(2ull);
        MIX(6619145ull);
        return MIX(2 << 8 | m->state);
      }
      if (((detail & 1024) && (detail & 2048) && !(detail & 4))) {
        MIX(131072ull);
        MIX(196608ull);
        MIX(6553609ull);
        return MIX(2 << 8 | m->state);
      }
      if (((detail & 1024) && !(detail & 4))) {
        MIX(131072ull);
        MIX(196608ull);
        MIX(2ull);
        MIX(6619145ull);
        return MIX(2 << 8 | m->state);
      }
      if ((detail & 4)) {
        MIX(131072ull);
        MIX(196608ull);
        MIX(917504ull);
        MIX(2ull);
        MIX(6619145ull);
        m->state = 7;
        return MIX(1 << 8 | m->state);
      }
      MIX(131072ull);
      return MIX(2 << 8 | m->state);
    case 8:  // progress
      if ((detail & 262144)) {
        MIX(6553600ull);
        MIX(6553601ull);
        MIX(6619144ull);
        return MIX(2 << 8 | m->state);
      }
      if (((detail & 524288) && (detail & 1048576))) {
        MIX(6553601ull);
        return MIX(2 << 8 | m->state);
      }
      if ((detail & 524288)) {
        MIX(6619136ull);
        MIX(6553608ull);
        MIX(6553601ull);
        return MIX(2 << 8 | m->state);
      }
      MIX(6619136ull);
      MIX(6619137ull);
      MIX(6619144ull);
      return MIX(2 << 8 | m->state);
    case 9:  // heard
      MIX(6619143ull);
      MIX(6553606ull);
      return MIX(2 << 8 | m->state);
    case 10:  // keepaliveOff
      MIX(6619142ull);
      MIX(6619143ull);
      return MIX(2 << 8 | m->state);
    case 11:
      switch (detail) {
      case 0:
        MIX(393216ull);
        return MIX(2 << 8 | m->state);
      case 1:
        MIX(1179648ull);
        MIX(6684672ull);
        m->held &= ~1;
        m->held &= ~2;
        m->held &= ~4;
        m->state = 0;
        return MIX(1 << 8 | m->state);
      case 2:
        return MIX(3 << 8 | m->state);
      case 3:
        return MIX(3 << 8 | m->state);
      case 4:
        return MIX(3 << 8 | m->state);
      case 5:
        return MIX(3 << 8 | m->state);
      case 6:
        MIX(524288ull);
        MIX(6553607ull);
        return MIX(2 << 8 | m->state);
      case 7:
        MIX(524288ull);
        return MIX(2 << 8 | m->state);
      case 8:
        MIX(458752ull);
        return MIX(2 << 8 | m->state);
      case 9:
        MIX(2ull);
        return MIX(2 << 8 | m->state);
      default: return MIX(5 << 8 | m->state);
      }
    case 12:
      switch (detail) {
      case 0:
        MIX(1179648ull);
        MIX(6684672ull);
        m->held &= ~1;
        m->held &= ~2;
        m->state = 0;
        return MIX(1 << 8 | m->state);
      case 7:
        MIX(1179648ull);
        MIX(6684672ull);
        m->held &= ~1;
        m->held &= ~2;
        m->state = 0;
        return MIX(1 << 8 | m->state);
      default: return MIX(5 << 8 | m->state);
      }
    default: return sum;
    }
  case 5:  // FIN_WAIT_1
    switch (event) {
    case 0:  // passiveOpen
      return MIX(4 << 8 | 0 << 16 | m->state);
    case 1:  // activeOpen
      return MIX(4 << 8 | 0 << 16 | m->state);
    case 2:  // send
      return MIX(4 << 8 | 2 << 16 | m->state);
    case 3:  // receive
      if ((m->held & 2)) {
        return MIX(4 << 8 | 2 << 16 | m->state);
      }
      MIX(786432ull);
      return MIX(2 << 8 | m->state);
    case 4:  // shutdown
      return MIX(4 << 8 | 2 << 16 | m->state);
    case 5:  // close
      if (((detail & 131072) && !(m->held & 2))) {
        MIX(8ull);
        MIX(1048576ull);
        MIX(6684672ull);
        m->held &= ~1;
        m->held &= ~4;
        m->state = 0;
        return MIX(1 << 8 | m->state);
      }
      if (!(m->held & 2)) {
        m->held |= 2;
        MIX(6553605ull);
        return MIX(2 << 8 | m->state);
      }
      return MIX(4 << 8 | 2 << 16 | m->state);
    case 6:  // abort
      MIX(8ull);
      MIX(1048576ull);
      MIX(6684672ull);
      m->held &= ~1;
      m->held &= ~2;
      m->held &= ~4;
      m->state = 0;
      return MIX(1 << 8 | m->state);
    case 7:  // segment
      if (((detail & 8) && !(detail & 16))) {
        return MIX(3 << 8 | m->state);
      }
      if (!(detail & 16)) {
        MIX(2ull);
        return MIX(2 << 8 | m->state);
      }
      if (((detail & 8) && !(detail & 32))) {
        MIX(2ull);
        return MIX(2 << 8 | m->state);
      }
      if ((detail & 8)) {
        MIX(1048576ull);
        MIX(6684672ull);
        m->held &= ~1;
        m->held &= ~2;
        m->state = 0;
        return MIX(1 << 8 | m->state);
      }
      if ((detail & 1)) {
        MIX(2ull);
        return MIX(2 << 8 | m->state);
      }
      if (!(detail & 2)) {
        return MIX(3 << 8 | m->state);
      }
      if (((detail & 256) || (detail & 512))) {
        MIX(2ull);
        return MIX(2 << 8 | m->state);
      }
      if (((detail & 1024) && (m->held & 2))) {
        MIX(8ull);
        MIX(6684672ull);
        m->held &= ~1;
        m->held &= ~2;
        m->state = 0;
        return MIX(1 << 8 | m->state);
      }
      if (((detail & 128) && (detail & 4) && (detail & 32))) {
        MIX(131072ull);
        MIX(196608ull);
        MIX(917504ull);
        MIX(2ull);
        MIX(6684672ull);
        MIX(6553602ull);
        m->state = 10;
        return MIX(1 << 8 | m->state);
      }
      if (((detail & 128) && (detail & 4) && (m->held & 2))) {
        MIX(131072ull);
        MIX(262144ull);
        MIX(2ull);
        MIX(6619136ull);
        MIX(6619137ull);
        MIX(6619144ull);
        MIX(6619141ull);
        MIX(6619145ull);
        MIX(6553604ull);
        m->state = 6;
        return MIX(1 << 8 | m->state);
      }
      if (((detail & 128) && (m->held & 2))) {
        MIX(131072ull);
        MIX(6619136ull);
        MIX(6619137ull);
        MIX(6619144ull);
        MIX(6619141ull);
        MIX(6553604ull);
        m->state = 6;
        return MIX(1 << 8 | m->state);
      }
      if (((detail & 128) && ((detail & 1024) || (detail & 4)) && !(detail & 32))) {
        MIX(131072ull);
        MIX(262144ull);
        MIX(2ull);
        MIX(6619136ull);
        MIX(6619137ull);
        MIX(6619144ull);
        MIX(6619145ull);
        m->state = 6;
        return MIX(1 << 8 | m->state);
      }
      if (((detail & 128) && (detail & 1024))) {
        MIX(131072ull);
        MIX(196608ull);
        MIX(2ull);
        MIX(6619136ull);
        MIX(6619137ull);
        MIX(6619144ull);
        MIX(6619145ull);
        m->state = 6;
        return MIX(1 << 8 | m->state);
      }
      if ((detail & 128)) {
        MIX(131072ull);
        MIX(6619136ull);
        MIX(6619137ull);
        MIX(6619144ull);
        m->state = 6;
        return MIX(1 << 8 | m->state);
      }
      if ((((detail & 1024) || (detail & 4)) && !(detail & 32))) {
        MIX(131072ull);
        MIX(262144ull);
        MIX(2ull);
        MIX(6619145ull);
        return MIX(2 << 8 | m->state);
      }
      if (((detail & 1024) && (detail & 2048) && !(detail & 4))) {
        MIX(131072ull);
        MIX(196608ull);
        MIX(6553609ull);
        return MIX(2 << 8 | m->state);
      }
      if (((detail & 1024) && !(detail & 4))) {
        MIX(131072ull);
        MIX(196608ull);
        MIX(2ull);
        MIX(6619145ull);
        return MIX(2 << 8 | m->state);
      }
      if ((detail & 4)) {
        MIX(131072ull);
        MIX(196608ull);
        MIX(917504ull);
        MIX(2ull);
        MIX(6619145ull);
        m->state = 8;
        return MIX(1 << 8 | m->state);
      }
      MIX(131072ull);
      return MIX(2 << 8 | m->state);
    case 8:  // progress
      if ((detail & 262144)) {
        MIX(6553600ull);
        MIX(6553601ull);
        MIX(6619144ull);
        return MIX(2 << 8 | m->state);
      }
      if (((detail & 524288) && (detail & 1048576))) {
        MIX(6553601ull);
        return MIX(2 << 8 | m->state);
      }
      if ((detail & 524288)) {
        MIX(6619136ull);
        MIX(6553608ull);
        MIX(6553601ull);
        return MIX(2 << 8 | m->state);
      }
      MIX(6619136ull);
      MIX(6619137ull);
      MIX(6619144ull);
      return MIX(2 << 8 | m->state);
    case 9:  // heard
      MIX(6619143ull);
      MIX(6553606ull);
      return MIX(2 << 8 | m->state);
    case 10:  // keepaliveOff
      MIX(6619142ull);
      MIX(6619143ull);
      return MIX(2 << 8 | m->state);
    case 11:
      switch (detail) {
      case 0:
        MIX(6ull);
        return MIX(2 << 8 | m->state);
      case 1:
        MIX(1179648ull);
        MIX(6684672ull);
        m->held &= ~1;
        m->held &= ~2;
        m->held &= ~4;
        m->state = 0;
        return MIX(1 << 8 | m->state);
      case 2:
        return MIX(3 << 8 | m->state);
      case 3:
        return MIX(3 << 8 | m->state);
      case 4:
        return MIX(3 << 8 | m->state);
      case 5:
        if ((m->held & 2)) {
          MIX(1179648ull);
          MIX(6684672ull);
          m->held &= ~1;
          m->held &= ~2;
          m->state = 0;
          return MIX(1 << 8 | m->state);
        }
        return MIX(3 << 8 | m->state);
      case 6:
        MIX(6619143ull);
        MIX(6553606ull);
        return MIX(2 << 8 | m->state);
      case 7:
        MIX(6619143ull);
        MIX(6553606ull);
        return MIX(2 << 8 | m->state);
      case 8:
        MIX(458752ull);
        return MIX(2 << 8 | m->state);
      case 9:
        MIX(2ull);
        return MIX(2 << 8 | m->state);
      default: return MIX(5 << 8 | m->state);
      }
    case 12:
      switch (detail) {
      case 0:
        MIX(1179648ull);
        MIX(6684672ull);
        m->held &= ~1;
        m->held &= ~2;
        m->state = 0;
        return MIX(1 << 8 | m->state);
      case 7:
        return MIX(3 << 8 | m->state);
      default: return MIX(5 << 8 | m->state);
      }
    default: return sum;
    }
  case 6:  // FIN_WAIT_2
    switch (event) {
    case 0:  // passiveOpen
      return MIX(4 << 8 | 0 << 16 | m->state);
    case 1:  // activeOpen
      return MIX(4 << 8 | 0 << 16 | m->state);
    case 2:  // send
      return MIX(4 << 8 | 2 << 16 | m->state);
    case 3:  // receive
      if ((m->held & 2)) {
        return MIX(4 << 8 | 2 << 16 | m->state);
      }
      MIX(786432ull);
      return MIX(2 << 8 | m->state);
    case 4:  // shutdown
      return MIX(4 << 8 | 2 << 16 | m->state);
    case 5:  // close
      if (((detail & 131072) && !(m->held & 2))) {
        MIX(8ull);
        MIX(1048576ull);
        MIX(6684672ull);
        m->held &= ~1;
        m->held &= ~4;
        m->state = 0;
        return MIX(1 << 8 | m->state);
      }
      if (!(m->held & 2)) {
        m->held |= 2;
        MIX(6553604ull);
        return MIX(2 << 8 | m->state);
      }
      return MIX(4 << 8 | 2 << 16 | m->state);
    case 6:  // abort
      MIX(8ull);
      MIX(1048576ull);
      MIX(6684672ull);
      m->held &= ~1;
      m->held &= ~2;
      m->held &= ~4;
      m->state = 0;
      return MIX(1 << 8 | m->state);
    case 7:  // segment
      if (((detail & 8) && !(detail & 16))) {
        return MIX(3 << 8 | m->state);
      }
      if (!(detail & 16)) {
        MIX(2ull);
        return MIX(2 << 8 | m->state);
      }
      if (((detail & 8) && !(detail & 32))) {
        MIX(2ull);
        return MIX(2 << 8 | m->state);
      }
      if ((detail & 8)) {
        MIX(1048576ull);
        MIX(6684672ull);
        m->held &= ~1;
        m->held &= ~2;
        m->state = 0;
        return MIX(1 << 8 | m->state);
      }
      if ((detail & 1)) {
        MIX(2ull);
        return MIX(2 << 8 | m->state);
      }
      if (!(detail & 2)) {
        return MIX(3 << 8 | m->state);
      }
      if (((detail & 256) || (detail & 512))) {
        MIX(2ull);
        return MIX(2 << 8 | m->state);
      }
      if (((detail & 1024) && (m->held & 2))) {
        MIX(8ull);
        MIX(6684672ull);
        m->held &= ~1;
        m->held &= ~2;
        m->state = 0;
        return MIX(1 << 8 | m->state);
      }
      if ((((detail & 1024) || (detail & 4)) && !(detail & 32))) {
        MIX(131072ull);
        MIX(262144ull);
        MIX(2ull);
        MIX(6619145ull);
        return MIX(2 << 8 | m->state);
      }
      if (((detail & 1024) && (detail & 2048) && !(detail & 4))) {
        MIX(131072ull);
        MIX(196608ull);
        MIX(6553609ull);
        return MIX(2 << 8 | m->state);
      }
      if (((detail & 1024) && !(detail & 4))) {
        MIX(131072ull);
        MIX(196608ull);
        MIX(2ull);
        MIX(6619145ull);
        return MIX(2 << 8 | m->state);
      }
      if ((detail & 4)) {
        MIX(131072ull);
        MIX(196608ull);
        MIX(917504ull);
        MIX(2ull);
        MIX(6684672ull);
        MIX(6553602ull);
        m->state = 10;
        return MIX(1 << 8 | m->state);
      }
      MIX(131072ull);
      return MIX(2 << 8 | m->state);
    case 8:  // progress
      return MIX(3 << 8 | m->state);
    case 9:  // heard
      MIX(6619143ull);
      MIX(6553606ull);
      return MIX(2 << 8 | m->state);
    case 10:  // keepaliveOff
      MIX(6619142ull);
      MIX(6619143ull);
      return MIX(2 << 8 | m->state);
    case 11:
      switch (detail) {
      case 0:
        return MIX(3 << 8 | m->state);
      case 1:
        MIX(1179648ull);
        MIX(6684672ull);
        m->held &= ~1;
        m->held &= ~2;
        m->held &= ~4;
        m->state = 0;
        return MIX(1 << 8 | m->state);
      case 2:
        return MIX(3 << 8 | m->state);
      case 3:
        return MIX(3 << 8 | m->state);
      case 4:
        if ((m->held & 2)) {
          MIX(983040ull);
          MIX(6684672ull);
          m->held &= ~1;
          m->held &= ~2;
          m->state = 0;
          return MIX(1 << 8 | m->state);
        }
        return MIX(3 << 8 | m->state);
      case 5:
        return MIX(3 << 8 | m->state);
      case 6:
        MIX(524288ull);
        MIX(6553607ull);
        return MIX(2 << 8 | m->state);
      case 7:
        MIX(524288ull);
        return MIX(2 << 8 | m->state);
      case 8:
        return MIX(3 << 8 | m->state);
      case 9:
        MIX(2ull);
        return MIX(2 << 8 | m->state);
      default: return MIX(5 << 8 | m->state);
      }
    case 12:
      switch (detail) {
      case 0:
        return MIX(3 << 8 | m->state);
      case 7:
        MIX(1179648ull);
        MIX(6684672ull);
        m->held &= ~1;
        m->held &= ~2;
        m->state = 0;
        return MIX(1 << 8 | m->state);
      default: return MIX(5 << 8 | m->state);
      }
    default: return sum;
    }
  case 7:  // CLOSE_WAIT
    switch (event) {
    case 0:  // passiveOpen
      return MIX(4 << 8 | 0 << 16 | m->state);
    case 1:  // activeOpen
      return MIX(4 << 8 | 0 << 16 | m->state);
    case 2:  // send
      if (((detail & 262144) || (detail & 65536))) {
        MIX(327680ull);
        MIX(6619145ull);
        return MIX(2 << 8 | m->state);
      }
      MIX(327680ull);
      MIX(6553600ull);
      MIX(6553601ull);
      MIX(6619145ull);
      return MIX(2 << 8 | m->state);
    case 3:  // receive
      if ((detail & 131072)) {
        MIX(786432ull);
        return MIX(2 << 8 | m->state);
      }
      return MIX(4 << 8 | 2 << 16 | m->state);
    case 4:  // shutdown
      if ((detail & 65536)) {
        MIX(720896ull);
        return MIX(2 << 8 | m->state);
      }
      MIX(6ull);
      MIX(6553600ull);
      MIX(6553601ull);
      MIX(6619145ull);
      m->state = 9;
      return MIX(1 << 8 | m->state);
    case 5:  // close
      if (((detail & 131072) && !(m->held & 2))) {
        MIX(8ull);
        MIX(1048576ull);
        MIX(6684672ull);
        m->held &= ~1;
        m->held &= ~4;
        m->state = 0;
        return MIX(1 << 8 | m->state);
      }
      if ((detail & 65536)) {
        MIX(720896ull);
        return MIX(2 << 8 | m->state);
      }
      m->held |= 2;
      MIX(6ull);
      MIX(6553600ull);
      MIX(6553601ull);
      MIX(6553605ull);
      MIX(6619145ull);
      m->state = 9;
      return MIX(1 << 8 | m->state);
    case 6:  // abort
      MIX(8ull);
      MIX(1048576ull);
      MIX(6684672ull);
      m->held &= ~1;
      m->held &= ~2;
      m->held &= ~4;
      m->state = 0;
      return MIX(1 << 8 | m->state);
    case 7:  // segment
      if (((detail & 8) && !(detail & 16))) {
        return MIX(3 << 8 | m->state);
      }
      if (!(detail & 16)) {
        MIX(2ull);
        return MIX(2 << 8 | m->state);
      }
      if (((detail & 8) && !(detail & 32))) {
        MIX(2ull);
        return MIX(2 << 8 | m->state);
      }
      if ((detail & 8)) {
        MIX(1048576ull);
        MIX(6684672ull);
        m->held &= ~1;
        m->held &= ~2;
        m->state = 0;
        return MIX(1 << 8 | m->state);
      }
      if ((detail & 1)) {
        MIX(2ull);
        return MIX(2 << 8 | m->state);
      }
      if (!(detail & 2)) {
        return MIX(3 << 8 | m->state);
      }
      if (((detail & 256) || (detail & 512))) {
        MIX(2ull);
        return MIX(2 << 8 | m->state);
      }
      if ((detail & 4)) {
        MIX(131072ull);
        MIX(2ull);
        return MIX(2 << 8 | m->state);
      }
      MIX(131072ull);
      return MIX(2 << 8 | m->state);
    case 8:  // progress
      if ((detail & 262144)) {
        MIX(6553600ull);
        MIX(6553601ull);
        MIX(6619144ull);
        return MIX(2 << 8 | m->state);
      }
      if (((detail & 524288) && (detail & 1048576))) {
        MIX(6553601ull);
        return MIX(2 << 8 | m->state);
      }
      if ((detail & 524288)) {
        MIX(6619136ull);
        MIX(6553608ull);
        MIX(6553601ull);
        return MIX(2 << 8 | m->state);
      }
      MIX(6619136ull);
      MIX(6619137ull);
      MIX(6619144ull);
      return MIX(2 << 8 | m->state);
    case 9:  // heard
      MIX(6619143ull);
      MIX(6553606ull);
      return MIX(2 << 8 | m->state);
    case 10:  // keepaliveOff
      MIX(6619142ull);
      MIX(6619143ull);
      return MIX(2 << 8 | m->state);
    case 11:
      switch (detail) {
      case 0:
        MIX(393216ull);
        return MIX(2 << 8 | m->state);
      case 1:
        MIX(1179648ull);
        MIX(6684672ull);
        m->held &= ~1;
        m->held &= ~2;
        m->held &= ~4;
        m->state = 0;
        return MIX(1 << 8 | m->state);
      case 2:
        return MIX(3 << 8 | m->state);
      case 3:
        return MIX(3 << 8 | m->state);
      case 4:
        return MIX(3 << 8 | m->state);
      case 5:
        return MIX(3 << 8 | m->state);
      case 6:
        MIX(524288ull);
        MIX(6553607ull);
        return MIX(2 << 8 | m->state);
      case 7:
        MIX(524288ull);
        return MIX(2 << 8 | m->state);
      case 8:
        MIX(458752ull);
        return MIX(2 << 8 | m->state);
      case 9:
        MIX(2ull);
        return MIX(2 << 8 | m->state);
      default: return MIX(5 << 8 | m->state);
      }
    case 12:
      switch (detail) {
      case 0:
        MIX(1179648ull);
        MIX(6684672ull);
        m->held &= ~1;
        m->held &= ~2;
        m->state = 0;
        return MIX(1 << 8 | m->state);
      case 7:
        MIX(1179648ull);
        MIX(6684672ull);
        m->held &= ~1;
        m->held &= ~2;
        m->state = 0;
        return MIX(1 << 8 | m->state);
      default: return MIX(5 << 8 | m->state);
      }
    default: return sum;
    }
  case 8:  // CLOSING
    switch (event) {
    case 0:  // passiveOpen
      return MIX(4 << 8 | 0 << 16 | m->state);
    case 1:  // activeOpen
      return MIX(4 << 8 | 0 << 16 | m->state);
    case 2:  // send
      return MIX(4 << 8 | 2 << 16 | m->state);
    case 3:  // receive
      return MIX(4 << 8 | 2 << 16 | m->state);
    case 4:  // shutdown
      return MIX(4 << 8 | 2 << 16 | m->state);
    case 5:  // close
      return MIX(4 << 8 | 2 << 16 | m->state);
    case 6:  // abort
      MIX(983040ull);
      MIX(6684672ull);
      m->held &= ~1;
      m->held &= ~2;
      m->state = 0;
      return MIX(1 << 8 | m->state);
    case 7:  // segment
      if (((detail & 8) && !(detail & 16))) {
        return MIX(3 << 8 | m->state);
      }
      if (!(detail & 16)) {
        MIX(2ull);
        return MIX(2 << 8 | m->state);
      }
      if (((detail & 8) && !(detail & 32))) {
        MIX(2ull);
        return MIX(2 << 8 | m->state);
      }
      if ((detail & 8)) {
        MIX(983040ull);
        MIX(6684672ull);
        m->held &= ~1;
        m->held &= ~2;
        m->state = 0;
        return MIX(1 << 8 | m->state);
      }
      if ((detail & 1)) {
        MIX(2ull);
        return MIX(2 << 8 | m->state);
      }
      if (!(detail & 2)) {
        return MIX(3 << 8 | m->state);
      }
      if (((detail & 256) || (detail & 512))) {
        MIX(2ull);
        return MIX(2 << 8 | m->state);
      }
      if (((detail & 128) && (detail & 4))) {
        MIX(131072ull);
        MIX(2ull);
        MIX(6684672ull);
        MIX(6553602ull);
        m->state = 10;
        return MIX(1 << 8 | m->state);
      }
      if ((detail & 128)) {
        MIX(131072ull);
        MIX(6684672ull);
        MIX(6553602ull);
        m->state = 10;
        return MIX(1 << 8 | m->state);
      }
      if ((detail & 4)) {
        MIX(131072ull);
        MIX(2ull);
        return MIX(2 << 8 | m->state);
      }
      MIX(131072ull);
      return MIX(2 << 8 | m->state);
    case 8:  // progress
      if ((detail & 262144)) {
        MIX(6553600ull);
        MIX(6553601ull);
        MIX(6619144ull);
        return MIX(2 << 8 | m->state);
      }
      if (((detail & 524288) && (detail & 1048576))) {
        MIX(6553601ull);
        return MIX(2 << 8 | m->state);
      }
      if ((detail & 524288)) {
        MIX(6619136ull);
        MIX(6553608ull);
        MIX(6553601ull);
        return MIX(2 << 8 | m->state);
      }
      MIX(6619136ull);
      MIX(6619137ull);
      MIX(6619144ull);
      return MIX(2 << 8 | m->state);
    case 9:  // heard
      MIX(6619143ull);
      MIX(6553606ull);
      return MIX(2 << 8 | m->state);
    case 10:  // keepaliveOff
      MIX(6619142ull);
      MIX(6619143ull);
      return MIX(2 << 8 | m->state);
    case 11:
      switch (detail) {
      case 0:
        MIX(6ull);
        return MIX(2 << 8 | m->state);
      case 1:
        MIX(1179648ull);
        MIX(6684672ull);
        m->held &= ~1;
        m->held &= ~2;
        m->held &= ~4;
        m->state = 0;
        return MIX(1 << 8 | m->state);
      case 2:
        return MIX(3 << 8 | m->state);
      case 3:
        return MIX(3 << 8 | m->state);
      case 4:
        return MIX(3 << 8 | m->state);
      case 5:
        if ((m->held & 2)) {
          MIX(1179648ull);
          MIX(6684672ull);
          m->held &= ~1;
          m->held &= ~2;
          m->state = 0;
          return MIX(1 << 8 | m->state);
        }
        return MIX(3 << 8 | m->state);
      case 6:
        MIX(6619143ull);
        MIX(6553606ull);
        return MIX(2 << 8 | m->state);
      case 7:
        MIX(6619143ull);
        MIX(6553606ull);
        return MIX(2 << 8 | m->state);
      case 8:
        MIX(458752ull);
        return MIX(2 << 8 | m->state);
      case 9:
        MIX(2ull);
        return MIX(2 << 8 | m->state);
      default: return MIX(5 << 8 | m->state);
      }
    case 12:
      switch (detail) {
      case 0:
        MIX(1179648ull);
        MIX(6684672ull);
        m->held &= ~1;
        m->held &= ~2;
        m->state = 0;
        return MIX(1 << 8 | m->state);
      case 7:
        return MIX(3 << 8 | m->state);
      default: return MIX(5 << 8 | m->state);
      }
    default: return sum;
    }
  case 9:  // LAST_ACK
    switch (event) {
    case 0:  // passiveOpen
      return MIX(4 << 8 | 0 << 16 | m->state);
    case 1:  // activeOpen
      return MIX(4 << 8 | 0 << 16 | m->state);
    case 2:  // send
      return MIX(4 << 8 | 2 << 16 | m->state);
    case 3:  // receive
      return MIX(4 << 8 | 2 << 16 | m->state);
    case 4:  // shutdown
      return MIX(4 << 8 | 2 << 16 | m->state);
    case 5:  // close
      return MIX(4 << 8 | 2 << 16 | m->state);
    case 6:  // abort
      MIX(983040ull);
      MIX(6684672ull);
      m->held &= ~1;
      m->held &= ~2;
      m->state = 0;
      return MIX(1 << 8 | m->state);
    case 7:  // segment
      if (((detail & 8) && !(detail & 16))) {
        return MIX(3 << 8 | m->state);
      }
      if (!(detail & 16)) {
        MIX(2ull);
        return MIX(2 << 8 | m->state);
      }
      if (((detail & 8) && !(detail & 32))) {
        MIX(2ull);
        return MIX(2 << 8 | m->state);
      }
      if ((detail & 8)) {
        MIX(983040ull);
        MIX(6684672ull);
        m->held &= ~1;
        m->held &= ~2;
        m->state = 0;
        return MIX(1 << 8 | m->state);
      }
      if ((detail & 1)) {
        MIX(2ull);
        return MIX(2 << 8 | m->state);
      }
      if (!(detail & 2)) {
        return MIX(3 << 8 | m->state);
      }
      if (((detail & 256) || (detail & 512))) {
        MIX(2ull);
        return MIX(2 << 8 | m->state);
      }
      if ((detail & 128)) {
        MIX(131072ull);
        MIX(983040ull);
        MIX(6684672ull);
        m->held &= ~1;
        m->held &= ~2;
        m->state = 0;
        return MIX(1 << 8 | m->state);
      }
      if ((detail & 4)) {
        MIX(131072ull);
        MIX(2ull);
        return MIX(2 << 8 | m->state);
      }
      MIX(131072ull);
      return MIX(2 << 8 | m->state);
    case 8:  // progress
      if ((detail & 262144)) {
        MIX(6553600ull);
        MIX(6553601ull);
        MIX(6619144ull);
        return MIX(2 << 8 | m->state);
      }
      if (((detail & 524288) && (detail & 1048576))) {
        MIX(6553601ull);
        return MIX(2 << 8 | m->state);
      }
      if ((detail & 524288)) {
        MIX(6619136ull);
        MIX(6553608ull);
        MIX(6553601ull);
        return MIX(2 << 8 | m->state);
      }
      MIX(6619136ull);
      MIX(6619137ull);
      MIX(6619144ull);
      return MIX(2 << 8 | m->state);
    case 9:  // heard
      MIX(6619143ull);
      MIX(6553606ull);
      return MIX(2 << 8 | m->state);
    case 10:  // keepaliveOff
      MIX(6619142ull);
      MIX(6619143ull);
      return MIX(2 << 8 | m->state);
    case 11:
      switch (detail) {
      case 0:
        MIX(6ull);
        return MIX(2 << 8 | m->state);
      case 1:
        MIX(1179648ull);
        MIX(6684672ull);
        m->held &= ~1;
        m->held &= ~2;
        m->held &= ~4;
        m->state = 0;
        return MIX(1 << 8 | m->state);
      case 2:
        return MIX(3 << 8 | m->state);
      case 3:
        return MIX(3 << 8 | m->state);
      case 4:
        return MIX(3 << 8 | m->state);
      case 5:
        if ((m->held & 2)) {
          MIX(1179648ull);
          MIX(6684672ull);
          m->held &= ~1;
          m->held &= ~2;
          m->state = 0;
          return MIX(1 << 8 | m->state);
        }
        return MIX(3 << 8 | m->state);
      case 6:
        MIX(6619143ull);
        MIX(6553606ull);
        return MIX(2 << 8 | m->state);
      case 7:
        MIX(6619143ull);
        MIX(6553606ull);
        return MIX(2 << 8 | m->state);
      case 8:
        MIX(458752ull);
        return MIX(2 << 8 | m->state);
      case 9:
        MIX(2ull);
        return MIX(2 << 8 | m->state);
      default: return MIX(5 << 8 | m->state);
      }
    case 12:
      switch (detail) {
      case 0:
        MIX(1179648ull);
        MIX(6684672ull);
        m->held &= ~1;
        m->held &= ~2;
        m->state = 0;
        return MIX(1 << 8 | m->state);
      case 7:
        return MIX(3 << 8 | m->state);
      default: return MIX(5 << 8 | m->state);
      }
    default: return sum;
    }
  case 10:  // TIME_WAIT
    switch (event) {
    case 0:  // passiveOpen
      return MIX(4 << 8 | 0 << 16 | m->state);
    case 1:  // activeOpen
      return MIX(4 << 8 | 0 << 16 | m->state);
    case 2:  // send
      return MIX(4 << 8 | 2 << 16 | m->state);
    case 3:  // receive
      return MIX(4 << 8 | 2 << 16 | m->state);
    case 4:  // shutdown
      return MIX(4 << 8 | 2 << 16 | m->state);
    case 5:  // close
      return MIX(4 << 8 | 2 << 16 | m->state);
    case 6:  // abort
      MIX(6619138ull);
      MIX(983040ull);
      MIX(6684672ull);
      m->held &= ~1;
      m->held &= ~2;
      m->state = 0;
      return MIX(1 << 8 | m->state);
    case 7:  // segment
      if (((detail & 4096) && (detail & 1) && !((detail & 2) || (detail & 8)))) {
        MIX(6619138ull);
        m->held |= 1;
        m->held |= 4;
        m->held &= ~2;
        MIX(65536ull);
        MIX(3ull);
        MIX(6553600ull);
        MIX(6553603ull);
        MIX(6553601ull);
        m->state = 3;
        return MIX(1 << 8 | m->state);
      }
      if (((detail & 8) && !(detail & 16))) {
        return MIX(3 << 8 | m->state);
      }
      if (((detail & 4) && !((detail & 16) || (detail & 1)))) {
        MIX(2ull);
        MIX(6553602ull);
        return MIX(2 << 8 | m->state);
      }
      if (!(detail & 16)) {
        MIX(2ull);
        return MIX(2 << 8 | m->state);
      }
      if (((detail & 8) && !(detail & 32))) {
        MIX(2ull);
        return MIX(2 << 8 | m->state);
      }
      if ((detail & 8)) {
        MIX(6619138ull);
        MIX(983040ull);
        MIX(6684672ull);
        m->held &= ~1;
        m->held &= ~2;
        m->state = 0;
        return MIX(1 << 8 | m->state);
      }
      if ((detail & 1)) {
        MIX(2ull);
        return MIX(2 << 8 | m->state);
      }
      if (!(detail & 2)) {
        return MIX(3 << 8 | m->state);
      }
      if (((detail & 256) || (detail & 512))) {
        MIX(2ull);
        return MIX(2 << 8 | m->state);
      }
      if (((detail & 4) || (detail & 1024))) {
        MIX(2ull);
        MIX(6553602ull);
        return MIX(2 << 8 | m->state);
      }
      return MIX(3 << 8 | m->state);
    case 8:  // progress
      return MIX(3 << 8 | m->state);
    case 9:  // heard
      return MIX(3 << 8 | m->state);
    case 10:  // keepaliveOff
      MIX(6619142ull);
      MIX(6619143ull);
      return MIX(2 << 8 | m->state);
    case 11:
      switch (detail) {
      case 0:
        return MIX(3 << 8 | m->state);
      case 1:
        return MIX(3 << 8 | m->state);
      case 2:
        MIX(6619138ull);
        MIX(983040ull);
        MIX(6684672ull);
        m->held &= ~1;
        m->held &= ~2;
        m->state = 0;
        return MIX(1 << 8 | m->state);
      case 3:
        return MIX(3 << 8 | m->state);
      case 4:
        return MIX(3 << 8 | m->state);
      case 5:
        return MIX(3 << 8 | m->state);
      case 6:
        return MIX(3 << 8 | m->state);
      case 7:
        return MIX(3 << 8 | m->state);
      case 8:
        return MIX(3 << 8 | m->state);
      case 9:
        MIX(2ull);
        return MIX(2 << 8 | m->state);
      default: return MIX(5 << 8 | m->state);
      }
    case 12:
      switch (detail) {
      case 0:
        return MIX(3 << 8 | m->state);
      case 7:
        return MIX(3 << 8 | m->state);
      default: return MIX(5 << 8 | m->state);
      }
    default: return sum;
    }
  default: return sum;
  }
}

uint64_t tcp_run(const tcp_event *trace, size_t count) {
  machine m = {0, 0};
  uint64_t sum = 0;
  for (size_t i = 0; i < count; i++) sum = tcp_handle(&m, trace[i].event, trace[i].detail, sum);
  return sum;
}
