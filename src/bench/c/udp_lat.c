#define _GNU_SOURCE
#include <sys/socket.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
/* How long datagrams take: sends to one port at a steady rate and receives at another, with something
   in between that passes them on, or the same port: port, port, count, rate a second, bytes. Prints how
   many came, and the median, the 99th percentile and the longest time, in microseconds. */
static long now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1000000000L + t.tv_nsec;
}
static int receiver;
static long *took, count, came;
static void *receive(void *unused) {
  char bytes[65536];
  for (;;) {
    ssize_t size = recv(receiver, bytes, sizeof bytes, 0);
    long time = now(), sent;
    if (size < 0) return NULL;
    if (size < (ssize_t)sizeof sent) continue;
    memcpy(&sent, bytes, sizeof sent);
    if (sent && came < count) took[came++] = time - sent;
  }
}
static int order(const void *a, const void *b) {
  long x = *(const long *)a, y = *(const long *)b;
  return (x > y) - (x < y);
}
int main(int arguments, char **argument) {
  if (arguments < 6) return 2;
  count = atol(argument[3]);
  long gap = 1000000000L / atol(argument[4]);
  int size = atoi(argument[5]);
  took = calloc(count, sizeof *took);
  struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(atoi(argument[1]))};
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  struct sockaddr_in at = to;
  at.sin_port = htons(atoi(argument[2]));
  receiver = socket(AF_INET, SOCK_DGRAM, 0);
  struct timeval most = {1, 0};
  setsockopt(receiver, SOL_SOCKET, SO_RCVTIMEO, &most, sizeof most);
  if (bind(receiver, (void *)&at, sizeof at)) return perror("bind"), 1;
  int sender = socket(AF_INET, SOCK_DGRAM, 0);
  connect(sender, (void *)&to, sizeof to);
  pthread_t thread;
  pthread_create(&thread, NULL, receive, NULL);
  char bytes[65536] = {0};
  long none = 0, start = now();
  memcpy(bytes, &none, sizeof none);
  send(sender, bytes, size, 0); /* the first one opens sockets on its way */
  for (long i = 0; i < count; i++) {
    long due = start + 100000000L + i * gap;
    struct timespec until = {due / 1000000000L, due % 1000000000L};
    clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, NULL);
    long time = now();
    memcpy(bytes, &time, sizeof time);
    send(sender, bytes, size, 0);
  }
  pthread_join(thread, NULL);
  qsort(took, came, sizeof *took, order);
  if (came) printf("%ld %.1f %.1f %.1f\n", came, took[came / 2] / 1e3, took[came * 99 / 100] / 1e3, took[came - 1] / 1e3);
  else printf("0 0 0 0\n");
}
