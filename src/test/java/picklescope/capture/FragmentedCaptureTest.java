package picklescope.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picklescope.TestSeed;
import picklescope.event.Datagram;

/** Datagrams that came in fragments, in opened files, in streams and in what is saved of them. */
@Timeout(300)
class FragmentedCaptureTest {
  @TempDir Path folder;

  @Test
  void whatTsharkPutsTogetherIsWhatWePutTogether() throws Exception {
    Tshark.assumeInstalled();
    var fragments = new RandomFragments(TestSeed.get(), 150);
    assertAsTshark(fragments.file(true, LinkType.ETHERNET, 2));
  }

  @Test
  @Tag("slow")
  void anyCaptureIsPutTogetherAsByTshark() throws Exception {
    Tshark.assumeInstalled();
    for (int seed = 1; seed <= 10; seed++) {
      var fragments = new RandomFragments(TestSeed.get() + seed, 200);
      for (boolean pcapng : new boolean[] {true, false}) {
        for (int tags = 0; tags <= 2; tags++) {
          assertAsTshark(fragments.file(pcapng, LinkType.ETHERNET, tags));
        }
        assertAsTshark(fragments.file(pcapng, LinkType.RAW, 0));
        assertAsTshark(fragments.file(pcapng, LinkType.NULL, 0));
        assertAsTshark(fragments.file(pcapng, LinkType.LINUX_COOKED_2, 0));
      }
    }
  }

  private void assertAsTshark(byte[] bytes) throws Exception {
    var path = Files.write(folder.resolve("fragments.pcap"), bytes);
    var expected = Tshark.datagrams(path);
    assertTrue(expected.size() > 10, "there are some");
    var streamed = new ArrayList<String>();
    var summary =
        new CaptureStream(new ByteArrayInputStream(bytes))
            .read((datagram, _) -> streamed.add(text(datagram)));
    assertEquals(expected, streamed);
    assertTrue(summary.packets().get(PacketKind.FRAGMENT) > 0, "some are not complete");
    var saved = folder.resolve("saved.pcapng");
    try (var file = CaptureFile.open(path)) {
      file.awaitIndexed();
      assertEquals(summary.packets(), file.summary().packets());
      assertHolds(expected, file);
      Files.deleteIfExists(saved);
      CaptureSave.save(
          file, LongStream.rangeClosed(1, file.last()), _ -> Optional.empty(), saved, _ -> true);
    }
    try (var file = CaptureFile.open(saved)) {
      file.awaitIndexed();
      assertHolds(expected, file);
    }
  }

  private static void assertHolds(List<String> expected, CaptureFile file) {
    assertEquals(expected.size(), file.last());
    var cursor = file.cursor();
    for (int i = 0; i < expected.size(); i++) {
      var datagram = file.get(i + 1);
      assertEquals(expected.get(i), text(datagram));
      assertEquals(datagram.size(), file.size(i + 1));
      assertEquals(datagram.timeNanos(), file.timeNanos(i + 1));
      Samples.assertStandsAt(datagram, cursor);
    }
  }

  private static String text(Datagram datagram) {
    return "%d.%09d|%d|%d|%s"
        .formatted(
            datagram.timeNanos() / 1_000_000_000,
            datagram.timeNanos() % 1_000_000_000,
            datagram.remotePort(),
            datagram.port(),
            HexFormat.of().formatHex(datagram.payload()));
  }
}
