package picklescope.capture;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.net.WallClock;

/**
 * A program with a journal that appends until it is killed, and prints each ten milliseconds when
 * it has appended the last.
 */
final class JournalProcess {
  private JournalProcess() {}

  public static void main(String[] arguments) throws InterruptedException {
    var remote = new InetSocketAddress("127.0.0.1", 1234);
    var local = new InetSocketAddress("127.0.0.1", 4950);
    var place = new JournalFolder(Path.of(arguments[0])).begin();
    var journal =
        new Journal(
            place.folder(),
            new JournalLimits(1 << 30, 1 << 20, 4 << 20, JournalLimits.LEAST_CHUNK));
    for (int number = 1; ; ) {
      for (int i = 0; i < 200; i++) {
        byte[] payload = "datagram %d".formatted(number++).getBytes();
        long now = WallClock.nanos();
        Samples.append(journal, new Datagram(0, now, Direction.IN, remote, local, payload));
      }
      System.out.println(journal.timeNanos(journal.last()));
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }
}
