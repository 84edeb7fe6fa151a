package picklescope.ui.stream;

import java.lang.System.Logger;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;
import picklescope.thread.Worker;

/**
 * The sound of an alarm: two short tones, on the thread {@code alarm-sound}. A computer without a
 * sound device stays silent; that is logged.
 */
final class AlarmSound implements AutoCloseable {
  private static final Logger LOG = System.getLogger(AlarmSound.class.getName());
  private static final float RATE = 22_050;
  private static final double TONE = 0.14; // seconds
  private static final double[] PITCHES = {880, 660}; // hertz

  private final Worker worker = Worker.background("alarm-sound");

  /** Plays it; a call while it is played has no effect of its own. */
  void play() {
    worker.runLatest(AlarmSound::sound);
  }

  private static void sound() {
    var format = new AudioFormat(RATE, Byte.SIZE, 1, true, false);
    try (SourceDataLine line = AudioSystem.getSourceDataLine(format)) {
      line.open(format);
      line.start();
      byte[] samples = samples();
      line.write(samples, 0, samples.length);
      line.drain();
    } catch (LineUnavailableException | IllegalArgumentException e) {
      LOG.log(Logger.Level.WARNING, "An alarm cannot be heard: {0}", e.getMessage());
    }
  }

  /** Returns the tones, each of which swells and fades so that it does not click. */
  static byte[] samples() {
    int each = (int) (TONE * RATE);
    var samples = new byte[each * PITCHES.length];
    for (int i = 0; i < samples.length; i++) {
      int at = i % each;
      double loud = Math.sin(Math.PI * at / each);
      double wave = Math.sin(2 * Math.PI * PITCHES[i / each] * at / RATE);
      samples[i] = (byte) Math.round(90 * loud * wave);
    }
    return samples;
  }

  @Override
  public void close() {
    worker.finish();
  }
}
