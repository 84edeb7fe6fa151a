package picklescope.capture;

/** Where further datagrams of a {@link Capture} come from. */
public enum CaptureGrowth {
  /** From nowhere: the capture is complete. */
  COMPLETE,

  /** From a file that is being read, which ends by itself. */
  READING,

  /** From recording, which goes on until the capture is closed. */
  RECORDING
}
