#define _GNU_SOURCE
#include <sys/socket.h>
#include <netinet/in.h>
#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
/* Sends the datagrams of a file (each with its length before it, 4 bytes, little-endian) in turns at
   a steady rate, asleep in between: port, rate a second, seconds, file. Says how many it has sent. */
static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + t.tv_nsec * 1e-9;
}
int main(int count, char **argument) {
  if (count < 5) return 2;
  double rate = atof(argument[2]), seconds = atof(argument[3]);
  static unsigned char bytes[1 << 22];
  FILE *file = fopen(argument[4], "rb");
  size_t size = fread(bytes, 1, sizeof bytes, file);
  struct iovec parts[65536];
  int messages = 0;
  for (size_t at = 0; at + 4 <= size && messages < 65536;) {
    unsigned length = bytes[at] | bytes[at + 1] << 8 | bytes[at + 2] << 16 | bytes[at + 3] << 24;
    parts[messages].iov_base = bytes + at + 4;
    parts[messages++].iov_len = length;
    at += 4 + length;
  }
  int s = socket(AF_INET, SOCK_DGRAM, 0);
  struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(atoi(argument[1]))};
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  connect(s, (void *)&to, sizeof to);
  double start = now();
  long sent = 0, wanted = 0;
  while (now() - start < seconds) {
    wanted = (long)((now() - start) * rate);
    while (sent < wanted) {
      struct mmsghdr batch[32] = {0};
      int n = wanted - sent < 32 ? wanted - sent : 32;
      for (int i = 0; i < n; i++) {
        batch[i].msg_hdr.msg_iov = &parts[(sent + i) % messages];
        batch[i].msg_hdr.msg_iovlen = 1;
      }
      int r = sendmmsg(s, batch, n, 0);
      if (r > 0) sent += r;
    }
    struct timespec pause = {0, 1000000};
    nanosleep(&pause, NULL);
  }
  printf("%ld\n", sent);
}
