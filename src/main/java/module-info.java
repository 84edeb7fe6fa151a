import org.jspecify.annotations.NullMarked;

/**
 * A monitor and debugger for the UDP messages of WorldViz Vizard and Python programs.
 *
 * <p>The packages below {@code view} and {@code cli} are a library of their own: a Java program can
 * send, listen and decode with this module and Jackson alone. What only the window and the command
 * line need is optional at run time; the launcher adds it with {@code --add-modules}.
 *
 * <p>No parameter and no result that another package can see is {@code null}, but for Java values
 * that become Python values ({@code null} is {@code None}); the compiler checks it (NullAway).
 */
@SuppressWarnings("requires-automatic") // the client of NATS has a module name and no descriptor
@NullMarked
module picklescope {
  requires java.net.http;
  requires jdk.unsupported;
  requires static java.desktop;
  requires tools.jackson.databind;
  requires static atlantafx.base;
  requires static info.picocli;
  requires static io.nats.jnats;
  requires static javafx.controls;
  requires static org.controlsfx.controls;
  requires static org.jspecify;

  exports picklescope.python;
  exports picklescope.python.eval;
  exports picklescope.python.source;
  exports picklescope.pickle;
  exports picklescope.event;
  exports picklescope.event.find;
  exports picklescope.format;
  exports picklescope.filter;
  exports picklescope.net;
  exports picklescope.net.doctor;
  exports picklescope.capture;
  exports picklescope.capture.program;
  exports picklescope.feed;
  exports picklescope.feed.nats to
      io.nats.jnats; // creates the socket
  exports picklescope.send;
  exports picklescope.send.relay;
  exports picklescope.demo;
  exports picklescope.export;
  exports picklescope.export.folder;
  exports picklescope.export.table;
  exports picklescope.saved;
  exports picklescope.session;
  exports picklescope.stream.series;
  exports picklescope.stream.track;
  exports picklescope.settings;
  exports picklescope.stream;
  exports picklescope.ui to
      javafx.graphics;

  uses picklescope.format.FormatPlugin;
  uses picklescope.python.ObjectForms;

  provides picklescope.python.ObjectForms with
      picklescope.python.objects.StandardForms;

  opens picklescope.cli to
      info.picocli;
}
