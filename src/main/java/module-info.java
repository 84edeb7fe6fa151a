/**
 * A monitor and debugger for the UDP messages of WorldViz Vizard and Python programs.
 *
 * <p>The packages below {@code ui} and {@code cli} are a library of their own: a Java program can
 * send, listen and decode with them and never load JavaFX.
 */
module picklescope {
  requires atlantafx.base;
  requires info.picocli;
  requires javafx.controls;
  requires org.controlsfx.controls;
  requires tools.jackson.databind;

  exports picklescope.python;
  exports picklescope.pickle;
  exports picklescope.event;
  exports picklescope.filter;
  exports picklescope.net;
  exports picklescope.capture;
  exports picklescope.send;
  exports picklescope.session;
  exports picklescope.ui to
      javafx.graphics;

  opens picklescope.cli to
      info.picocli;
}
