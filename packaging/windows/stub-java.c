/*
 * Stands for java.exe, and for other programs of Windows, in tests: prints its arguments, one line each. With STUB_CALLS
 * it appends its name and arguments as a line to that file instead. Its exit code is STUB_CODE, or with NAME=CODE that
 * of the program of that name alone.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(int argc, char **argv) {
  const char *calls = getenv("STUB_CALLS");
  const char *name = strrchr(argv[0], '\\') ? strrchr(argv[0], '\\') + 1 : argv[0];
  if (calls) {
    FILE *file = fopen(calls, "a");
    fprintf(file, "%s", name);
    for (int i = 1; i < argc; i++) fprintf(file, " %s", argv[i]);
    fprintf(file, "\n");
    fclose(file);
  } else {
    for (int i = 1; i < argc; i++) printf("[%s]\n", argv[i]);
  }
  const char *code = getenv("STUB_CODE");
  const char *of = code ? strchr(code, '=') : NULL;
  if (!of) return code ? atoi(code) : 0;
  size_t length = of - code;
  return strncmp(name, code, length) == 0 && (name[length] == '.' || !name[length]) ? atoi(of + 1) : 0;
}
