package picklescope.demo;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.random.RandomGenerator;

/** A device that sends what it measures at a fixed rate. */
final class Device implements Player {
  private final LabComputer computer;
  private final double rate; // a second
  private final DoubleFunction<byte[]> measured; // of the time in seconds
  private long sent;

  private Device(LabComputer computer, double rate, DoubleFunction<byte[]> measured) {
    this.computer = computer;
    this.rate = rate;
    this.measured = measured;
  }

  @Override
  public LabMessage next() {
    double seconds = sent++ / rate;
    return new LabMessage(Math.round(seconds * 1e9), computer, measured.apply(seconds));
  }

  /** Looks at one point for a while, then at another. */
  static Device eyeTracker(RandomGenerator random) {
    double[] gaze = {0.5, 0.5};
    return new Device(
        LabComputer.EYES,
        30,
        seconds -> {
          if (random.nextInt(12) == 0) {
            gaze[0] = random.nextDouble(0.1, 0.9);
            gaze[1] = random.nextDouble(0.1, 0.9);
          }
          return text(
              String.format(
                  Locale.ROOT,
                  "{\"t\": %.3f, \"gaze\": [%.3f, %.3f], \"pupil\": %.2f}",
                  seconds,
                  gaze[0] + random.nextDouble(-0.005, 0.005),
                  gaze[1] + random.nextDouble(-0.005, 0.005),
                  3.4 + 0.4 * Math.sin(seconds / 3)));
        });
  }

  /** Presses a sensor, which switches a light on. */
  static Device arduino(RandomGenerator random) {
    return new Device(
        LabComputer.ARDUINO,
        20,
        seconds -> {
          double force = Math.max(0, 2 * Math.sin(seconds * 1.3)) + random.nextDouble(0, 0.05);
          return text(
              String.format(
                  Locale.ROOT,
                  "%d,%.2f,%s\n",
                  Math.round(seconds * 20),
                  force,
                  force > 1 ? "on" : "off"));
        });
  }

  /** A head that sways, in metres. */
  static Device tracker() {
    return new Device(
        LabComputer.TRACKER,
        40,
        seconds ->
            ByteBuffer.allocate(3 * Float.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putFloat((float) (0.6 * Math.sin(seconds * 0.9)))
                .putFloat((float) (1.7 + 0.03 * Math.sin(seconds * 3.1)))
                .putFloat((float) (0.4 * Math.cos(seconds * 0.7)))
                .array());
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
