package picklescope.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import picklescope.event.Datagram;
import picklescope.event.Direction;

class SplitWriterTest {
  private static final SplitWriter.Limit LIMIT = new SplitWriter.Limit(Long.MAX_VALUE, 100);

  private long now;

  private static Datagram at(long nanos) {
    var address = new InetSocketAddress("127.0.0.1", 4950);
    return new Datagram(1, nanos, Direction.IN, address, address, new byte[3], "");
  }

  private static SplitWriter writer(ToLongFunction<Datagram> time) throws IOException {
    return new SplitWriter(LIMIT, _ -> new ByteArrayOutputStream(), _ -> Optional.empty(), time);
  }

  @Test
  void whatIsLiveIsSplitByTheTimeAtWhichItComes() throws IOException {
    try (var writer = writer(_ -> now)) {
      for (int i = 0; i < 1_000; i++) {
        now += 1;
        writer.write(at(i * 1_000_000L), Notes.NONE);
      }
      assertEquals(10, writer.files());
      for (int i = 0; i < 1_000; i++) {
        now += 1;
        writer.write(at(0), Notes.NONE);
      }
      assertEquals(20, writer.files());
    }
  }

  @Test
  void aFileIsSplitByItsTimes() throws IOException {
    try (var writer = writer(Datagram::timeNanos)) {
      for (long time : new long[] {10, 90, 109, 110, 200, 210}) {
        writer.write(at(time), Notes.NONE);
      }
      assertEquals(3, writer.files());
    }
  }

  @Test
  void aWrongTimeDoesNotEndSplitting() throws IOException {
    try (var writer = writer(Datagram::timeNanos)) {
      for (long time : new long[] {Long.MAX_VALUE, 10, 60, 110, Long.MIN_VALUE, Long.MAX_VALUE}) {
        writer.write(at(time), Notes.NONE);
      }
      assertEquals(3, writer.files()); // from 110 on, and the last
    }
  }

  @Test
  void wrongTimesDoNotMakeAFileForEachDatagram() throws IOException {
    try (var writer = writer(Datagram::timeNanos)) {
      for (int i = 0; i < SplitWriter.MOST_BY_TIME + 1_000; i++) {
        writer.write(at(i * 1_000_000L), Notes.NONE);
      }
      assertEquals(SplitWriter.MOST_BY_TIME, writer.files());
    }
  }
}
