package picklescope.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picklescope.Await;
import picklescope.event.Datagram;
import picklescope.event.Direction;

class SplitWriterTest {
  private static final SplitWriter.Limit LIMIT = new SplitWriter.Limit(Long.MAX_VALUE, 100);

  @TempDir private Path folder;

  private long now;

  private static Datagram at(long nanos) {
    var address = new InetSocketAddress("127.0.0.1", 4950);
    return new Datagram(1, nanos, Direction.IN, address, address, new byte[3], "");
  }

  private static SplitWriter writer(LongUnaryOperator time) throws IOException {
    return new SplitWriter(LIMIT, ByteArrayOutputStream::new, _ -> Optional.empty(), time);
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
    try (var writer = writer(nanos -> nanos)) {
      for (long time : new long[] {10, 90, 109, 110, 200, 210}) {
        writer.write(at(time), Notes.NONE);
      }
      assertEquals(3, writer.files());
    }
  }

  @Test
  void aWrongTimeDoesNotEndSplitting() throws IOException {
    try (var writer = writer(nanos -> nanos)) {
      for (long time : new long[] {Long.MAX_VALUE, 10, 60, 110, Long.MIN_VALUE, Long.MAX_VALUE}) {
        writer.write(at(time), Notes.NONE);
      }
      assertEquals(3, writer.files()); // from 110 on, and the last
    }
  }

  @Test
  void wrongTimesDoNotMakeAFileForEachDatagram() throws IOException {
    try (var writer = writer(nanos -> nanos)) {
      for (int i = 0; i < SplitWriter.MOST_BY_TIME + 1_000; i++) {
        writer.write(at(i * 1_000_000L), Notes.NONE);
      }
      assertEquals(SplitWriter.MOST_BY_TIME, writer.files());
    }
  }

  @Test
  void aFileThatCannotBeOpenedDoesNotCount() throws IOException {
    var opened = new AtomicInteger();
    SplitWriter.Files files =
        () -> {
          if (opened.incrementAndGet() == 2) {
            throw new IOException("no such folder");
          }
          return new ByteArrayOutputStream();
        };
    try (var writer = new SplitWriter(LIMIT, files, _ -> Optional.empty(), nanos -> nanos)) {
      writer.write(at(0), Notes.NONE);
      writer.write(at(50), Notes.NONE);
      assertThrows(IOException.class, () -> writer.write(at(200), Notes.NONE));
      assertEquals(1, writer.files());
      assertEquals(2, writer.passed());
    }
  }

  private record Written(List<ByteArrayOutputStream> files) {
    private static Written by(SplitWriter.Limit limit, Task task) throws IOException {
      var files = new ArrayList<ByteArrayOutputStream>();
      SplitWriter.Files opened =
          () -> {
            files.add(new ByteArrayOutputStream());
            return files.getLast();
          };
      try (var writer = new SplitWriter(limit, opened, Written::name, nanos -> nanos)) {
        task.on(writer);
      }
      return new Written(files);
    }

    /** The name of every fourth computer. */
    private static Optional<String> name(InetAddress address) {
      byte[] bytes = address.getAddress();
      return (bytes[3] & 3) == 0 ? Optional.of("LAB-" + bytes[2]) : Optional.empty();
    }

    private interface Task {
      void on(SplitWriter writer) throws IOException;
    }

    private List<Datagram> read(Map<InetAddress, String> names, List<Notes> notes)
        throws IOException {
      var found = new ArrayList<Datagram>();
      for (var file : files) {
        var stream = new CaptureStream(new ByteArrayInputStream(file.toByteArray()));
        var summary =
            stream.read(
                new CaptureStream.Listener() {
                  @Override
                  public void datagram(Datagram datagram, Notes comment) {
                    found.add(datagram);
                    notes.add(comment);
                  }

                  @Override
                  public void name(InetAddress address, String name) {
                    names.put(address, name);
                  }
                });
        assertEquals(List.of(), summary.problems());
      }
      return found;
    }
  }

  /** By size and by time: the interfaces have other numbers in the later files. */
  @Test
  void blocksOfAJournalBecomeTheFilesThatItsDatagramsBecome() throws IOException {
    var samples = Samples.mixed(3_000, 8);
    var limits = new JournalLimits(64 << 20, 1 << 20, 4 << 20, JournalLimits.LEAST_CHUNK);
    try (var journal = new Journal(folder, limits)) {
      for (var one : samples) {
        long dropped = one.number() % 7 == 0 ? one.number() : 0;
        Samples.append(journal, one, new Notes(one.number() % 5 == 0 ? "late" : "", dropped));
      }
      var limit = new SplitWriter.Limit(1 << 20, 1_000_000_000);
      var slowly =
          Written.by(
              limit,
              writer -> {
                for (long number = 1; number <= journal.last(); number++) {
                  writer.write(journal.get(number), journal.notes(number));
                }
              });
      var copied =
          Written.by(
              limit,
              writer -> {
                var blocks = journal.blocks();
                for (long next = 1; blocks.take(next, 2_900, 100_000); next = blocks.end()) {
                  assertEquals(next, blocks.first());
                  writer.write(blocks);
                }
                while (blocks.take(Math.max(2_901, blocks.end()), 3_000, 1)) {
                  writer.write(blocks);
                }
              });
      assertTrue(slowly.files().size() > 5, slowly.files().size() + " files");
      assertEquals(
          slowly.files().stream().map(ByteArrayOutputStream::size).toList(),
          copied.files().stream().map(ByteArrayOutputStream::size).toList());
      var names = new HashMap<InetAddress, String>();
      var copiedNames = new HashMap<InetAddress, String>();
      var notes = new ArrayList<Notes>();
      var copiedNotes = new ArrayList<Notes>();
      var expected = slowly.read(names, notes);
      var found = copied.read(copiedNames, copiedNotes);
      assertEquals(3_000, found.size());
      for (int i = 0; i < found.size(); i++) {
        Samples.assertSame(expected.get(i), found.get(i));
      }
      assertEquals(notes, copiedNotes);
      assertEquals(names, copiedNames);
      assertTrue(names.size() > 1_000, names.size() + " names");
    }
  }

  @Test
  void blocksThatWereDeletedArePassedOver() throws IOException {
    var limits = new JournalLimits(2 << 20, 1 << 20, 4 << 20, JournalLimits.LEAST_CHUNK);
    try (var journal = new Journal(folder, limits)) {
      Samples.small(40_000, 6).forEach(one -> Samples.append(journal, one));
      Await.until("the oldest are deleted", () -> journal.first() > 1_000);
      var blocks = journal.blocks();
      assertFalse(blocks.take(1, 999, 100_000));
      assertEquals(0, blocks.count());
      assertTrue(blocks.take(1, 40_000, 100_000));
      assertTrue(blocks.first() > 1_000, "from " + blocks.first());
    }
  }
}
