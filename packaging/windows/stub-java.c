/* Stands for java.exe in tests of picklescope.bat: prints its arguments, one line each. */
#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv) {
  for (int i = 1; i < argc; i++) printf("[%s]\n", argv[i]);
  const char *code = getenv("STUB_CODE");
  return code ? atoi(code) : 0;
}
