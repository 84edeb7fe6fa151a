#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/socket.h>
/* The least that a relay has to do: passes datagrams on from one port to another, up to 64 in each of
   two system calls: port, port, receive buffer. Says how many at the first one of 3 bytes. */
int main(int arguments, char **argument) {
  if (arguments < 4) return 2;
  int in = socket(AF_INET, SOCK_DGRAM, 0), out = socket(AF_INET, SOCK_DGRAM, 0);
  int buffer = atoi(argument[3]);
  setsockopt(in, SOL_SOCKET, SO_RCVBUF, &buffer, sizeof buffer);
  setsockopt(in, SOL_SOCKET, SO_RCVBUFFORCE, &buffer, sizeof buffer);
  setsockopt(out, SOL_SOCKET, SO_SNDBUF, &buffer, sizeof buffer);
  struct sockaddr_in at = {.sin_family = AF_INET, .sin_port = htons(atoi(argument[1]))};
  at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  struct sockaddr_in to = at;
  to.sin_port = htons(atoi(argument[2]));
  if (bind(in, (void *)&at, sizeof at) || connect(out, (void *)&to, sizeof to)) return perror("bind"), 1;
  static char bytes[64][65536];
  struct mmsghdr messages[64] = {0};
  struct iovec parts[64];
  long received = 0, sent = 0;
  for (int end = 0; !end;) {
    for (int i = 0; i < 64; i++) {
      parts[i].iov_base = bytes[i];
      parts[i].iov_len = sizeof bytes[i];
      messages[i].msg_hdr.msg_iov = &parts[i];
      messages[i].msg_hdr.msg_iovlen = 1;
    }
    int count = recvmmsg(in, messages, 64, MSG_WAITFORONE, NULL);
    if (count < 0) return perror("recvmmsg"), 1;
    for (int i = 0; i < count; i++) {
      parts[i].iov_len = messages[i].msg_len;
      end |= messages[i].msg_len == 3;
    }
    received += count;
    for (int done = 0; done < count;) {
      int taken = sendmmsg(out, messages + done, count - done, 0);
      if (taken < 0) break;
      done += taken;
      sent += taken;
    }
  }
  struct rusage used;
  getrusage(RUSAGE_SELF, &used);
  double cpu = used.ru_utime.tv_sec + used.ru_stime.tv_sec + (used.ru_utime.tv_usec + used.ru_stime.tv_usec) * 1e-6;
  printf("%ld received, %ld passed on (%.2f us)\n", received, sent, cpu * 1e6 / received);
}
