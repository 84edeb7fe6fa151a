package picklescope.cli;

import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;

/**
 * What a command reads and writes. Text is UTF-8 whatever the system's own encoding is, so that
 * JSON is JSON and nothing becomes a question mark.
 *
 * @param in standard input
 * @param out what was asked for; an error in writing it is an exception
 * @param err what is said beside it
 */
record Streams(InputStream in, Output out, PrintStream err) {
  static Streams ofProcess() {
    return of(
        new BufferedInputStream(new FileInputStream(FileDescriptor.in)),
        new FileOutputStream(FileDescriptor.out),
        new FileOutputStream(FileDescriptor.err));
  }

  static Streams of(InputStream in, OutputStream out, OutputStream err) {
    return new Streams(in, new Output(out), new VisibleErrors(err));
  }
}
