package picklescope.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picklescope.Await;
import picklescope.linux.LinuxCalls;
import picklescope.system.OperatingSystem;

@Timeout(60)
class PortsTest {
  /** More than are received at once, even with half of a usual receive buffer of 200 KB. */
  private static final int SOME = 1_000;

  private final CollectingSink sink = new CollectingSink();
  private final Ports ports = new Ports(sink);

  @AfterEach
  void close() {
    ports.close();
  }

  @Test
  void receivesWithTimeAndAddresses() throws Exception {
    int port = FreePorts.next();
    long before = WallClock.nanos();
    ports.add(port);

    send("127.0.0.1", port, "one");

    var datagram = sink.take();
    assertEquals("one", text(datagram.payload()));
    assertEquals(InetAddress.getByName("127.0.0.1"), datagram.remote().getAddress());
    assertEquals(InetAddress.getByName("127.0.0.1"), datagram.local().getAddress());
    assertEquals(port, datagram.local().getPort());
    assertTrue(datagram.timeNanos() >= before && datagram.timeNanos() <= WallClock.nanos());
  }

  @Test
  void whatHasArrivedIsReceivedBeforeAPortIsClosed() throws Exception {
    int port = FreePorts.next();
    var free = new CountDownLatch(1);
    var first = new CountDownLatch(1);
    var slow =
        new CollectingSink() {
          @Override
          public boolean received(
              long timeNanos, InetSocketAddress remote, InetSocketAddress local) {
            first.countDown();
            awaitFree();
            return super.received(timeNanos, remote, local);
          }

          private void awaitFree() {
            try {
              assertTrue(free.await(20, TimeUnit.SECONDS));
            } catch (InterruptedException e) {
              throw new AssertionError(e);
            }
          }
        };
    try (var closing = new Ports(slow)) {
      closing.add(port);
      send("127.0.0.1", port, "0");
      assertTrue(first.await(20, TimeUnit.SECONDS));
      for (int i = 1; i < SOME; i++) {
        send("127.0.0.1", port, Integer.toString(i));
      }
      var switchedOff = new FutureTask<Void>(closing::switchOff, null);
      Thread.ofPlatform().daemon().start(switchedOff);
      free.countDown();
      switchedOff.get(20, TimeUnit.SECONDS);
      long dropped = closing.list().getFirst().counters().droppedBySystem().orElse(0);
      assertEquals(SOME, slow.datagrams.size() + dropped);
      assertTrue(slow.datagrams.size() > 280, "more than a batch: " + slow.datagrams.size());
    }
  }

  @Test
  void receivesOverIpv6() throws Exception {
    assumeTrue(hasIpv6(), "this computer has no IPv6");
    int port = FreePorts.next();
    ports.add(port);

    send("::1", port, "six");

    var datagram = sink.take();
    assertEquals(InetAddress.getByName("::1"), datagram.remote().getAddress());
    assertEquals(InetAddress.getByName("::1"), datagram.local().getAddress());
  }

  @Test
  void theLongestDatagramOfIpv6ComesWholeAndIsNotCounted() throws Exception {
    assumeTrue(hasIpv6(), "this computer has no IPv6");
    int port = FreePorts.next();
    ports.add(port);
    byte[] payload = new byte[65_527];
    payload[65_526] = 7;
    try (var socket = new DatagramSocket(0, InetAddress.getByName("::1"))) {
      var to = new InetSocketAddress("::1", port);
      socket.send(new java.net.DatagramPacket(payload, payload.length, to));
    }
    assertArrayEquals(payload, sink.take().payload());
    assertEquals(0, ports.list().getFirst().counters().cut());
  }

  @Test
  void whatFillsTheBufferIsCountedAsCut() throws Exception {
    try (var loop = new ReceiveLoop(sink)) {
      var port =
          new ListeningPort(
              PortSpec.of(4950), PortSharing.EXCLUSIVE, loop, OperatingSystem.running());
      port.count(65_534, true);
      port.count(65_535, true);
      assertEquals(1, port.snapshot().counters().cut());
    }
  }

  @Test
  void receivesEmptyAndLargestDatagrams() throws Exception {
    int port = FreePorts.next();
    ports.add(port);
    byte[] largest = new byte[65_507];
    java.util.Arrays.fill(largest, (byte) 'x');
    try (var network = Network.to("127.0.0.1", port)) {
      network.sendRaw(new byte[0]);
      network.sendRaw(largest);
    }

    assertEquals(0, sink.take().payload().length);
    assertArrayEquals(largest, sink.take().payload());
    // Adding it again changes nothing, but is answered when what came before has been counted.
    assertEquals(65_507, ports.add(port).counters().bytes());
  }

  @Test
  void hearsOnlyWhatIsAddedAndOn() throws Exception {
    int first = FreePorts.next();
    int second = FreePorts.next();
    ports.add(first);
    ports.add(second);
    send("127.0.0.1", first, "a");
    assertEquals(first, sink.take().port());
    send("127.0.0.1", second, "b");
    assertEquals(second, sink.take().port());

    ports.remove(first);
    send("127.0.0.1", first, "not heard");
    send("127.0.0.1", second, "heard");

    assertEquals("heard", text(sink.take().payload()));
    assertEquals(List.of(second), ports.list().stream().map(UdpPort::number).toList());
  }

  @Test
  void offAndRemoveFreeTheSocketBeforeTheyReturn() throws Exception {
    int port = FreePorts.next();
    for (int i = 0; i < 50; i++) {
      ports.add(port);
      assertFalse(FreePorts.isFree(port));
      ports.toggle(port, false);
      new DatagramSocket(port).close();
      assertInstanceOf(PortState.Closed.class, ports.list().getFirst().state());
      ports.toggle(port, true);
      assertInstanceOf(PortState.Open.class, ports.list().getFirst().state());
      ports.remove(port);
      new DatagramSocket(port).close();
    }
  }

  @Test
  void closeFreesAllAndMayBeRepeated() throws Exception {
    int port = FreePorts.next();
    ports.add(port);
    ports.close();
    assertTrue(FreePorts.isFree(port));
    ports.close();
  }

  @Test
  void aPortInUseIsReportedAndOthersAreNotAffected() throws Exception {
    int other = FreePorts.next();
    ports.add(other);
    try (var taken = new DatagramSocket(0)) {
      var failed = ports.add(taken.getLocalPort());
      var state = assertInstanceOf(PortState.Failed.class, failed.state());
      assertTrue(
          state.reason().contains("in use by another program")
              && state.reason().contains("Close that program"),
          state.reason());
    }
    send("127.0.0.1", other, "still heard");
    assertEquals("still heard", text(sink.take().payload()));
  }

  @Test
  void aFailedPortOpensWhenSwitchedOnAgain() throws Exception {
    int port = FreePorts.next();
    try (var _ = new DatagramSocket(port)) {
      ports.add(port);
      ports.toggle(port, true);
      assertInstanceOf(PortState.Failed.class, ports.list().getFirst().state());
    }
    ports.toggle(port, true);
    assertInstanceOf(PortState.Open.class, ports.list().getFirst().state());
  }

  @Test
  void aPortInUseOpensByARetryOnceItIsFree() throws Exception {
    int port = FreePorts.next();
    try (var _ = new DatagramSocket(port)) {
      ports.add(port);
      ports.retry(port);
      assertTrue(assertInstanceOf(PortState.Failed.class, state(port)).inUse());
    }
    ports.retry(port);
    assertInstanceOf(PortState.Open.class, state(port));
    ports.toggle(port, false);
    ports.retry(port);
    assertInstanceOf(PortState.Closed.class, state(port));
  }

  @Test
  void aPortInUseOpensWhenBothShareIt() throws Exception {
    int port = FreePorts.next();
    try (var other = new Ports(new CollectingSink())) {
      other.add(port, PortSharing.REUSE_ADDRESS);
      ports.add(port);
      ports.share(port, PortSharing.REUSE_ADDRESS);
      assertInstanceOf(PortState.Open.class, state(port));
      assertEquals(PortSharing.REUSE_ADDRESS, ports.list().getFirst().sharing());
    }
  }

  @Test
  void aPortThatCannotBeSharedStaysAsItWas() throws Exception {
    int port = FreePorts.next();
    try (var other = new Ports(new CollectingSink())) {
      other.add(port);
      ports.add(port);
      ports.share(port, PortSharing.REUSE_ADDRESS);
      assertTrue(assertInstanceOf(PortState.Failed.class, state(port)).inUse());
      assertEquals(PortSharing.EXCLUSIVE, ports.list().getFirst().sharing());
    }
  }

  private PortState state(int port) {
    return ports.list().stream()
        .filter(one -> one.number() == port)
        .findFirst()
        .orElseThrow()
        .state();
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 65_536, Integer.MAX_VALUE})
  void refusesWhatIsNoPort(int number) {
    var e = assertThrows(NetworkException.class, () -> ports.add(number));
    assertTrue(e.getMessage().contains("1 to 65535"), e.getMessage());
    assertEquals(List.of(), ports.list());
  }

  @Test
  void addingAgainChangesNothing() throws Exception {
    int port = FreePorts.next();
    ports.add(port);
    ports.toggle(port, false);
    var again = ports.add(port);
    assertFalse(again.on());
  }

  @Test
  void aPortMayBeShared() throws Exception {
    int port = FreePorts.next();
    ports.add(port, PortSharing.REUSE_ADDRESS);
    try (var other = new Ports(new CollectingSink())) {
      assertInstanceOf(PortState.Open.class, other.add(port, PortSharing.REUSE_ADDRESS).state());
      try (var third = new Ports(new CollectingSink())) {
        assertInstanceOf(PortState.Failed.class, third.add(port).state());
      }
    }
    assertEquals(PortSharing.REUSE_ADDRESS, ports.list().getFirst().sharing());
  }

  @Test
  void reportsTheGrantedReceiveBuffer() throws Exception {
    var open = (PortState.Open) ports.add(FreePorts.next()).state();
    assertTrue(
        open.receiveBufferBytes() > 0
            && open.receiveBufferBytes() <= PortState.Open.WANTED_RECEIVE_BUFFER,
        open.toString());
  }

  @Test
  void countsWhatTheSinkDoesNotKeep() throws Exception {
    int port = FreePorts.next();
    ports.add(port);
    sink.keeping = false;
    send("127.0.0.1", port, "lost");
    sink.take();
    assertEquals(1, ports.add(port).counters().droppedByUs());
  }

  /** Linux grants administrators the requested size, beyond its limit for others. */
  @Test
  void theSystemsBufferIsAsLargeAsItMayBe() throws Exception {
    var limit = Path.of("/proc/sys/net/core/rmem_max");
    assumeTrue(Files.isReadable(limit), "only Linux has that limit");
    int wanted = PortState.Open.WANTED_RECEIVE_BUFFER;
    long allowed =
        isNetworkAdministrator() ? wanted : Long.parseLong(Files.readString(limit).strip());
    var open = assertInstanceOf(PortState.Open.class, ports.add(FreePorts.next()).state());
    assertEquals(Math.min(wanted, allowed), open.receiveBufferBytes());
  }

  private static boolean isNetworkAdministrator() throws IOException {
    long capabilities =
        Files.readAllLines(Path.of("/proc/self/status")).stream()
            .filter(line -> line.startsWith("CapEff:"))
            .mapToLong(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
            .findFirst()
            .orElseThrow();
    return (capabilities & 1L << 12) != 0; // CAP_NET_ADMIN
  }

  /** Holds up the receiving thread until it is released. */
  private static final class HeldSink extends CollectingSink {
    private final CountDownLatch held = new CountDownLatch(1);
    private volatile long receivedBeforeDrops;
    private long received;

    @Override
    public java.nio.ByteBuffer nextPayload() {
      try {
        held.await();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      return super.nextPayload();
    }

    @Override
    public boolean received(long timeNanos, InetSocketAddress remote, InetSocketAddress local) {
      received++;
      return super.received(timeNanos, remote, local);
    }

    @Override
    public void dropped(int port, long count) {
      receivedBeforeDrops = received;
      super.dropped(port, count);
    }
  }

  /** Sends to a port until the system has to drop; returns how many were sent. */
  private static int overfill(Ports ports, int port) throws Exception {
    int buffer = ((PortState.Open) ports.list().getFirst().state()).receiveBufferBytes();
    int sent = buffer / 30_000 * 4 + 100;
    try (var network = Network.to("127.0.0.1", port)) {
      byte[] payload = new byte[60_000];
      for (int i = 0; i < sent; i++) {
        network.sendRaw(payload);
      }
    }
    return sent;
  }

  /** Lets the port receive what its buffer holds; returns how many the system has dropped. */
  private static long released(Ports ports, HeldSink sink, int sent) throws Exception {
    long dropped = await(() -> ports.list().getFirst().counters().droppedBySystem().orElseThrow());
    sink.held.countDown();
    for (int i = 0; i < sent - dropped; i++) {
      sink.take();
    }
    return dropped;
  }

  /** As a file notes it, at the message behind the loss. */
  @Test
  void aLossIsReportedBetweenWhatArrivedBeforeAndAfterIt() throws Exception {
    assumeTrue(LinuxCalls.areAvailable(), "only Linux tells it with a datagram");
    int port = FreePorts.next();
    var blocking = new HeldSink();
    try (var slow = new Ports(blocking);
        var network = Network.to("127.0.0.1", port)) {
      slow.add(port);
      int sent = overfill(slow, port);
      long dropped = released(slow, blocking, sent);
      network.sendRaw(new byte[1]);
      assertEquals(1, blocking.take().payload().length);
      assertEquals(dropped, blocking.systemDrops, "before the message behind it");
      assertEquals(sent - dropped, blocking.receivedBeforeDrops);
    }
  }

  @Test
  void countsWhatTheSystemDrops() throws Exception {
    assumeTrue(Files.isReadable(Path.of("/proc/net/udp")), "only Linux says what it drops");
    int port = FreePorts.next();
    var blocking = new HeldSink();
    try (var slow = new Ports(blocking);
        var network = Network.to("127.0.0.1", port)) {
      slow.add(port);
      int sent = overfill(slow, port);
      long dropped = released(slow, blocking, sent);
      var counters = awaitCounted(slow, sent);
      assertEquals(sent, counters.received() + counters.droppedBySystem().orElseThrow());
      assertEquals(dropped, await(() -> blocking.systemDrops));
      network.sendRaw(new byte[1]);
      blocking.take();
      slow.toggle(port, false);
      assertEquals(dropped, blocking.systemDrops, "once");
      assertEquals(
          dropped, slow.list().getFirst().counters().droppedBySystem().orElseThrow(), "kept");
    }
  }

  private static Counters awaitCounted(Ports ports, int all) {
    return Await.present(
        all + " counted",
        () ->
            Optional.of(ports.list().getFirst().counters())
                .filter(counters ->
                    counters.received() + counters.droppedBySystem().orElseThrow() >= all));
  }

  private static long await(java.util.function.LongSupplier value) {
    Await.until("more than 0", () -> value.getAsLong() > 0);
    return value.getAsLong();
  }

  @Test
  void mayBeChangedByManyThreadsAtOnce() throws Exception {
    int[] numbers = IntStream.range(0, 4).map(_ -> port()).toArray();
    try (var threads = Executors.newFixedThreadPool(8)) {
      var tasks =
          IntStream.range(0, 400)
              .mapToObj(i ->
                  threads.submit(() -> {
                    int number = numbers[i % numbers.length];
                    switch (i % 5) {
                      case 0 -> ports.remove(number);
                      case 1, 2 -> ports.add(number);
                      default -> ports.toggle(number, i % 2 == 0);
                    }
                    return ports.list();
                  }))
              .toList();
      for (var task : tasks) {
        task.get();
      }
    }
    for (int number : numbers) {
      ports.remove(number);
      assertTrue(FreePorts.isFree(number));
    }
  }

  @Test
  void afterCloseNothingCanBeAdded() throws Exception {
    ports.close();
    int port = FreePorts.next();
    assertThrows(IllegalStateException.class, () -> ports.add(port));
    assertTrue(FreePorts.isFree(port));
  }

  @Test
  void aChangeSurvivesAnInterruptedThread() throws Exception {
    int port = FreePorts.next();
    Thread.currentThread().interrupt();
    var added = ports.add(port);
    assertTrue(Thread.interrupted());
    assertInstanceOf(PortState.Open.class, added.state());
  }

  private static int port() {
    try {
      return FreePorts.next();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void send(String host, int port, String text) throws NetworkException {
    try (var network = Network.to(host, port)) {
      network.sendRaw(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static String text(byte[] payload) {
    return new String(payload, StandardCharsets.UTF_8);
  }

  static boolean hasIpv6() throws IOException {
    return NetworkInterface.getByInetAddress(InetAddress.getByName("::1")) != null;
  }

  @Test
  void aPortAddedAsOffIsNeverOpened() throws Exception {
    try (var taken = new DatagramSocket();
        var ports = new Ports(new CollectingSink())) {
      int port = taken.getLocalPort();
      var added = ports.add(PortSpec.of(port), PortSharing.EXCLUSIVE, false);
      assertEquals(new PortState.Closed(), added.state(), "not even tried: it is taken");
      assertEquals(List.of(port), ports.list().stream().map(UdpPort::number).toList());
    }
  }
}
