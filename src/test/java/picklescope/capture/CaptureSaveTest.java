package picklescope.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.SourceNames;

@Timeout(60)
class CaptureSaveTest {
  @TempDir Path folder;

  @Test
  void savesTheChosenOnesInTheirOrder() throws Exception {
    var datagrams = Samples.mixed(3_000, 1);
    var path = folder.resolve("saved.pcapng");
    try (var journal = new Journal()) {
      datagrams.forEach(journal::append);
      var seen = new ArrayList<Long>();
      var named = datagrams.get(2).remote().getAddress();
      var result =
          CaptureSave.save(
              journal,
              LongStream.rangeClosed(1, 3_001).filter(n -> n % 2 == 1),
              address -> address.equals(named) ? Optional.of("LAB-1") : Optional.empty(),
              path,
              seen::add);
      assertEquals(new CaptureSave.Result(1_500, 1, false), result);
      assertEquals(List.of(0L, 1024L, 1501L), seen);
    }
    var expected = datagrams.stream().filter(d -> d.number() % 2 == 1).toList();
    try (var file = CaptureFile.open(path)) {
      file.awaitIndexed();
      assertEquals(1_500, file.last());
      assertEquals(expected.getLast().timeNanos(), file.timeNanos(1_500));
      assertEquals(1, file.nameCount());
      assertEquals(Optional.of("LAB-1"), file.nameOf(datagrams.get(2).remote().getAddress()));
    }
    Tshark.assumeInstalled();
    Tshark.assertHolds(expected, path);
  }

  @Test
  void cancelledItLeavesWhatWasThere() throws Exception {
    var path = Files.writeString(folder.resolve("saved.pcapng"), "before");
    try (var journal = new Journal()) {
      Samples.small(5_000, 1).forEach(journal::append);
      var result =
          CaptureSave.save(
              journal,
              LongStream.rangeClosed(1, 5_000),
              _ -> Optional.empty(),
              path,
              done -> done < 2_000);
      assertTrue(result.cancelled());
    }
    assertEquals("before", Files.readString(path));
    assertEquals(List.of(path), list());
  }

  /** What is being written is for its user alone; then it is a file as any other. */
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void itIsHiddenUntilItIsWholeAndThenHasTheUsualMode() throws Exception {
    var usual = Files.getPosixFilePermissions(Files.writeString(folder.resolve("usual"), ""));
    var path = folder.resolve("saved.pcapng");
    var modes = new ArrayList<String>();
    save(path, () -> modes.add(mode()));
    assertEquals(List.of("rwx------", "rwx------"), modes);
    assertEquals(usual, Files.getPosixFilePermissions(path));
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-rw----"));
    save(path, () -> {});
    assertEquals("rw-rw----", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
    assertEquals(List.of(path, folder.resolve("usual")), list().stream().sorted().toList());
  }

  /** Of what lies in the folder under a name that we have not chosen. */
  private String mode() throws IOException {
    var part =
        list().stream()
            .filter(one -> one.getFileName().toString().endsWith(".part"))
            .findFirst()
            .orElseThrow();
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(part));
  }

  private interface Look {
    void look() throws IOException;
  }

  private static void save(Path path, Look look) throws IOException {
    try (var journal = new Journal()) {
      Samples.small(2, 1).forEach(journal::append);
      CaptureSave.save(
          journal,
          LongStream.rangeClosed(1, 2),
          _ -> Optional.empty(),
          path,
          _ -> {
            try {
              look.look();
              return true;
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aLinkLeadsToTheFileAndADeviceIsNotReplaced() throws Exception {
    var path = Files.writeString(folder.resolve("saved.pcapng"), "before");
    var link = Files.createSymbolicLink(folder.resolve("link"), path);
    save(link, () -> {});
    assertTrue(Files.isSymbolicLink(link));
    assertTrue(Files.size(path) > 100);
    var pipe = folder.resolve("pipe");
    assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
    var e = assertThrows(IOException.class, () -> save(pipe, () -> {}));
    assertTrue(e.getMessage().endsWith("pipe is not a file that can be replaced"), e.getMessage());
  }

  @Test
  @DisabledOnOs(OS.WINDOWS) // there the whole path is what must not be too long
  void theNameMayBeAsLongAsTheSystemAllows() throws Exception {
    var path = folder.resolve("a".repeat(248) + ".pcapng");
    save(path, () -> {});
    assertTrue(Files.exists(path));
  }

  @Test
  void aTargetThatCannotBeWrittenIsReported() throws Exception {
    try (var journal = new Journal()) {
      var path = folder.resolve("no such folder").resolve("saved.pcapng");
      assertThrows(
          IOException.class,
          () ->
              CaptureSave.save(
                  journal, LongStream.empty(), _ -> Optional.empty(), path, _ -> true));
    }
    assertEquals(List.of(), list());
  }

  @Test
  void aCommentIsWrittenToo() throws Exception {
    Tshark.assumeInstalled();
    var path = folder.resolve("comment.pcapng");
    var datagrams = Samples.small(2, 1);
    try (var writer = new PcapngWriter(Files.newOutputStream(path), "a session")) {
      writer.write(datagrams.get(0), new Notes("first look", 0));
      writer.write(datagrams.get(1), new Notes("x".repeat(100_000), 0));
    }
    Tshark.assertHolds(datagrams, path);
    assertEquals("first look", Tshark.fields(path, "frame.comment").getFirst());
  }

  /** The journal's own file and the one that is saved from it. */
  @Test
  void commentsLossesInterfacesAndNamesAreWhatTsharkSees() throws Exception {
    Tshark.assumeInstalled();
    var saved = folder.resolve("saved.pcapng");
    var four = InetAddress.getByName("10.0.0.1");
    var six = InetAddress.getByName("fd00::1");
    Map<InetAddress, String> names = Map.of(four, "LAB-1", six, "LAB-2");
    var datagrams = List.of(datagram(1, four, 4950), datagram(2, six, 4960));
    try (var journal = new Journal(folder.resolve("journal"), JournalLimits.standard())) {
      names.forEach(journal::name);
      journal.append(datagrams.get(0), new Notes("first look", 0));
      journal.dropped(4960, 7);
      journal.append(datagrams.get(1), Notes.NONE);
      CaptureSave.save(
          journal,
          LongStream.rangeClosed(1, 2),
          address -> Optional.ofNullable(names.get(address)),
          saved,
          _ -> true);
    }
    for (Path file : List.of(folder.resolve("journal").resolve("000001.pcapng"), saved)) {
      Tshark.assertHolds(datagrams, file);
      assertEquals(
          List.of("first look||port 4950", "|7|port 4960"),
          Tshark.fields(file, "frame.comment", "frame.drop_count", "frame.interface_name"));
      assertEquals(List.of("10.0.0.1\tLAB-1", "fd00::1\tLAB-2"), Tshark.hosts(file));
    }
  }

  private static Datagram datagram(long number, InetAddress from, int port) throws Exception {
    var local = InetAddress.getByName(from.getAddress().length == 4 ? "10.0.0.2" : "fd00::2");
    return new Datagram(
        number,
        number,
        Direction.IN,
        new InetSocketAddress(from, 50_000),
        new InetSocketAddress(local, port),
        new byte[] {1, 2, 3},
        SourceNames.port(port));
  }

  private List<Path> list() throws IOException {
    try (var files = Files.list(folder)) {
      return files.toList();
    }
  }
}
