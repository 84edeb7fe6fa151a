package picklescope.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picklescope.event.Datagram;

/** A file whose addresses have one hash code is read as fast as others. */
class CollidingNamesTest {
  private static final int COUNT = CaptureIndex.MOST_NAMES;
  private static final Duration HANGS = Duration.ofSeconds(60);

  private static InetAddress address(int number) throws UnknownHostException {
    int digits = number & 0x7F | (number & 0x3F80) << 1 | (number & 0x1F_C000) << 2;
    var bytes = ByteBuffer.allocate(16).putInt(0xFE80_0000).putInt(0);
    return InetAddress.getByAddress(bytes.putInt(digits).putInt(0x7F7F_7F7F - digits).array());
  }

  private static byte[] file() throws UnknownHostException {
    var records = ByteBuffer.allocate(COUNT * 28 + 4).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < COUNT; i++) {
      records.putShort((short) 2).putShort((short) 22).put(address(i).getAddress());
      records.put("h%05d".formatted(i).getBytes(StandardCharsets.US_ASCII));
      records.putShort((short) 0);
    }
    return new CaptureBytes(ByteOrder.LITTLE_ENDIAN)
        .section()
        .block(Pcapng.NAME_RESOLUTION, records.array())
        .bytes();
  }

  @Test
  void theHashCodesAreEqual() throws Exception {
    for (int i = 0; i < COUNT; i++) {
      assertEquals(address(0).hashCode(), address(i).hashCode());
    }
  }

  @Test
  void ofFiles(@TempDir Path folder) throws Exception {
    Path path = Files.write(folder.resolve("names.pcapng"), file());
    assertTimeoutPreemptively(
        HANGS,
        () -> {
          try (var capture = CaptureFile.open(path)) {
            capture.awaitIndexed();
            assertEquals(COUNT, capture.nameCount());
            assertEquals(Optional.of("h54321"), capture.nameOf(address(54_321)));
          }
        });
  }

  @Test
  void ofStreams() throws Exception {
    var names = new LinkedHashMap<String, String>();
    var stream = new CaptureStream(new ByteArrayInputStream(file()));
    assertTimeoutPreemptively(
        HANGS,
        () ->
            stream.read(
                new CaptureStream.Listener() {
                  @Override
                  public void datagram(Datagram datagram, Notes notes) {}

                  @Override
                  public void name(InetAddress address, String name) {
                    names.put(address.getHostAddress(), name);
                  }
                }));
    assertEquals(COUNT, names.size());
  }

  @Test
  void ofJournals() {
    assertTimeoutPreemptively(
        HANGS,
        () -> {
          try (var journal = new Journal()) {
            for (int i = 0; i < COUNT; i++) {
              journal.name(address(i), "h" + i);
            }
          }
        });
  }
}
