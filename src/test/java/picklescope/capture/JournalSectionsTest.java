package picklescope.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picklescope.Await;
import picklescope.event.Datagram;

@Timeout(60)
class JournalSectionsTest {
  private static final int MOST = 64 << 10;
  private static final JournalLimits SMALL =
      new JournalLimits(64 << 20, 1 << 20, 4 << 20, JournalLimits.LEAST_CHUNK);

  @TempDir private Path folder;

  /** The datagrams of a section, which is read as any other file. */
  private static List<Datagram> read(CaptureSection section, Map<InetAddress, String> names)
      throws IOException {
    var found = new ArrayList<Datagram>();
    var summary =
        new CaptureStream(new ByteArrayInputStream(section.content()))
            .read(
                new CaptureStream.Listener() {
                  @Override
                  public void datagram(Datagram datagram, Notes notes) {
                    found.add(datagram);
                  }

                  @Override
                  public void name(InetAddress address, String name) {
                    names.put(address, name);
                  }
                });
    assertEquals(List.of(), summary.problems());
    assertEquals(section.count(), found.size());
    return found;
  }

  @Test
  void sectionsTogetherHoldWhatTheJournalHolds() throws Exception {
    var samples = Samples.mixed(2_000, 5);
    var names = new LinkedHashMap<InetAddress, String>();
    var known = InetAddress.getByName("10.0.0.7");
    try (var journal = new Journal(folder, SMALL)) {
      journal.name(known, "LAB-7");
      samples.forEach(one -> Samples.append(journal, one));
      var sections = journal.sections();
      long next = 1;
      for (var section = sections.read(next, MOST);
          section.isPresent();
          section = sections.read(next, MOST)) {
        assertEquals(next, section.get().first());
        for (var datagram : read(section.get(), names)) {
          var expected = samples.get((int) next++ - 1);
          assertEquals(expected.source(), datagram.source());
          assertEquals(expected.remote(), datagram.remote());
          assertEquals(expected.timeNanos(), datagram.timeNanos());
        }
        int most = section.get().count() == 1 ? MOST * 2 : MOST + 1_000;
        assertTrue(section.get().content().length < most, "a section is too long");
      }
      assertEquals(2_001, next);
      assertEquals(Map.of(known, "LAB-7"), names);
    }
  }

  @Test
  void whatHasBeenOverwrittenIsPassedOver() throws Exception {
    var samples = Samples.small(40_000, 6);
    try (var journal = new Journal(folder, SMALL.withCap(2 << 20))) {
      var sections = journal.sections();
      samples.forEach(one -> Samples.append(journal, one));
      Await.until("the oldest are deleted", () -> journal.first() > 1_000);
      var section = sections.read(1, MOST).orElseThrow();
      assertTrue(section.first() > 1_000, "from " + section.first());
      var first = read(section, new LinkedHashMap<>()).getFirst();
      assertEquals(samples.get((int) section.first() - 1).timeNanos(), first.timeNanos());
    }
  }

  @Test
  void aSectionThatHasNotBegunIsEmpty() {
    try (var journal = new Journal()) {
      var sections = journal.sections();
      assertTrue(sections.read(1, MOST).isEmpty());
      Samples.append(journal, Samples.small(1, 1).getFirst());
      assertEquals(1, sections.read(1, MOST).orElseThrow().count());
      assertTrue(sections.read(2, MOST).isEmpty());
    }
  }
}
