package picklescope.cli;

import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;

/**
 * The input and output of a command. Text is UTF-8, but for consoles of Windows: see {@link
 * TextEncoding}.
 *
 * @param in standard input
 * @param out standard output, for the results; write errors are exceptions
 * @param err standard error, for messages
 */
record Streams(InputStream in, Output out, PrintStream err) {
  static Streams ofProcess() {
    return of(
        new BufferedInputStream(new FileInputStream(FileDescriptor.in)),
        new FileOutputStream(FileDescriptor.out),
        new FileOutputStream(FileDescriptor.err),
        TextEncoding.ofProcess());
  }

  static Streams of(InputStream in, OutputStream out, OutputStream err) {
    return of(in, out, err, TextEncoding.UTF_8);
  }

  static Streams of(InputStream in, OutputStream out, OutputStream err, TextEncoding encoding) {
    return new Streams(in, new Output(out, encoding), new VisibleErrors(err, encoding));
  }
}
