package picklescope.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picklescope.TestSeed;

class PortSpecTest {
  @ParameterizedTest
  @CsvSource({
    "4950, 10.0.0.1, eth0, true",
    "4950, 255.255.255.255, eth0, true",
    "4950, 239.1.1.1, eth0, false",
    "4950 239.1.1.1, 239.1.1.1, eth0, true",
    "4950 239.1.1.1, 239.1.1.2, eth0, false",
    "10.0.0.1:4950, 10.0.0.1, eth0, true",
    "10.0.0.1:4950, 10.0.0.2, eth0, false",
    "10.0.0.1:4950, 255.255.255.255, eth0, false",
    "eth0:4950, 10.0.0.1, eth0, true",
    "eth0:4950, 127.0.0.1, lo, false",
    "eth0:4950, 10.0.0.1, '', true"
  })
  void itTakesWhatComesToItsPlaceAndItsGroups(
      String text, String to, String networkInterface, boolean isTaken) throws Exception {
    var spec = PortSpec.parse(text).getFirst();
    assertEquals(isTaken, spec.takes(InetAddress.ofLiteral(to), networkInterface));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "4950 | 4950",
        " 00080  | 80",
        "4950-4952 | 4950 | 4951 | 4952",
        "*:4950 | 4950",
        "0.0.0.0:4950 | 4950",
        "[::]:4950 | 4950",
        "192.168.0.12:4950 | 192.168.0.12:4950",
        "[fe80:0:0:0::1%eth0]:4950 | [fe80::1%eth0]:4950",
        "eth0:4950 | eth0:4950",
        "enp0s31f6.20:4950 | enp0s31f6.20:4950",
        "4950 239.1.1.1 | 4950 239.1.1.1",
        "4950,239.1.1.1@eth0,239.1.1.2 | 4950 239.1.1.1@eth0 239.1.1.2",
        "239.1.1.1:4950 | 4950 239.1.1.1",
        "[ff15::1%eth0]:4950 | 4950 ff15::1@eth0",
        "4950 ff15::1%eth0 | 4950 ff15::1@eth0",
        "eth0:4950 239.1.1.1@10.0.0.1 | eth0:4950 239.1.1.1@10.0.0.1",
        "4950 232.1.1.1 from 10.0.0.5 10.0.0.6, 239.1.1.1 | 4950 232.1.1.1 from"
            + " 10.0.0.5,10.0.0.6 239.1.1.1",
        "4950 ff35::1@eth0 from fd00::5 | 4950 ff35::1@eth0 from fd00::5",
      })
  void isReadAndWritten(ArgumentsAccessor row) throws NetworkException {
    var expected = new ArrayList<String>();
    for (int i = 1; i < row.size(); i++) {
      expected.add(row.getString(i));
    }
    assertEquals(expected, PortSpec.parse(row.getString(0)).stream().map(PortSpec::text).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "\"\" | A port is a number from 1 to 65535.",
        "0-70000 | A port is a number from 1 to 65535, not 0.",
        "eth0 | A port is a number from 1 to 65535, not eth0.",
        "eth0: | A port is a number from 1 to 65535.",
        "4959-4950 | A range of ports begins with the lower number: 4950-4959.",
        "1-300 | A range has at most 256 ports, not 300. Choose fewer.",
        "::1:4950 | Write an IPv6 address in brackets, and the port behind: [::1]:4950.",
        "10.0.0:4950 | '10.0.0' is neither an IP address nor a network interface such as eth0.",
        "10.0.0.1%eth0:4950 | An IPv4 address has no zone: write only its numbers.",
        "4950 4960 | '4960' is not a multicast group: these are 224.0.0.0 to 239.255.255.255, and"
            + " ff00:: to ffff:: of IPv6.",
        "4950 239.1.1.1@ | '' is neither an IP address nor a network interface such as eth0.",
        "4950 239.1.1.1@eth0 239.1.1.1@eth0 | The group 239.1.1.1@eth0 is given twice.",
        "4950 from 10.0.0.5 | 'from' stands between a group and its senders: 4950 232.1.1.1 from"
            + " 10.0.0.5.",
        "4950 232.1.1.1 from | 'from' stands between a group and its senders: 4950 232.1.1.1 from"
            + " 10.0.0.5.",
        "4950 232.1.1.1 from fd00::5 | The sender fd00::5 and the group 232.1.1.1 are of"
            + " different IP versions.",
        "10.0.0.1:4950 239.1.1.1 | A port at one address receives no multicast. Write 4950"
            + " 239.1.1.1@10.0.0.1 to receive at all addresses, and the group there.",
      })
  void whatCannotBeReadIsExplained(String text, String message) {
    var e = assertThrows(NetworkException.class, () -> PortSpec.parse(text));
    assertEquals(message, e.getMessage());
  }

  @Test
  void groupsAndSourcesAreBounded() {
    String groups =
        IntStream.range(0, 21).mapToObj(i -> " 239.1.1." + i).collect(Collectors.joining());
    assertEquals(
        "A port joins at most 20 groups.",
        assertThrows(NetworkException.class, () -> PortSpec.parse("1" + groups)).getMessage());
    String sources =
        IntStream.range(1, 12).mapToObj(i -> " 10.0.0." + i).collect(Collectors.joining());
    assertEquals(
        "A group has at most 10 senders after 'from'.",
        assertThrows(NetworkException.class, () -> PortSpec.parse("1 232.1.1.1 from" + sources))
            .getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"4950", "eth0:4950", "4950 239.1.1.1"})
  void onlyANumberIsPlain(String text) throws NetworkException {
    assertEquals(text.equals("4950"), PortSpec.parse(text).getFirst().isPlain());
  }

  @Test
  void isDescribedForTheUser() throws NetworkException {
    assertEquals("4950", PortSpec.of(4950).description());
    assertEquals(
        "4950 on 192.168.0.12", PortSpec.parse("192.168.0.12:4950").getFirst().description());
    assertEquals(
        "4950 on eth0, group 239.1.1.1 on eth1, group 232.1.1.1 from 10.0.0.5 and 10.0.0.6",
        PortSpec.parse("eth0:4950 239.1.1.1@eth1 232.1.1.1 from 10.0.0.5 10.0.0.6")
            .getFirst()
            .description());
  }

  @Test
  void whatIsWrittenIsReadAsTheSame() throws Exception {
    var random = new Random(TestSeed.get());
    for (int i = 0; i < 20_000; i++) {
      var spec = any(random);
      assertEquals(List.of(spec), PortSpec.parse(spec.text()), spec::text);
    }
  }

  private static PortSpec any(Random random) throws Exception {
    var place =
        switch (random.nextInt(4)) {
          case 0 -> new PortPlace.AtAddress(address(random, true, false), "");
          case 1 ->
              new PortPlace.AtAddress(
                  address(random, false, false), random.nextBoolean() ? "" : name(random));
          case 2 -> new PortPlace.OnInterface(name(random));
          default -> PortPlace.EVERYWHERE;
        };
    var groups = new LinkedHashMap<String, MulticastGroup>();
    for (int i = random.nextInt(4); i > 0 && !(place instanceof PortPlace.AtAddress); i--) {
      boolean ipv4 = random.nextBoolean();
      var sources = new LinkedHashSet<InetAddress>();
      for (int s = random.nextInt(3); s > 0; s--) {
        sources.add(address(random, ipv4, false));
      }
      var group = new MulticastGroup(address(random, ipv4, true), by(random), List.copyOf(sources));
      groups.put(group.address() + group.networkInterface(), group);
    }
    return new PortSpec(1 + random.nextInt(65_535), place, List.copyOf(groups.values()));
  }

  private static String by(Random random) throws Exception {
    return switch (random.nextInt(3)) {
      case 0 -> "";
      case 1 -> name(random);
      default -> address(random, true, false).getHostAddress();
    };
  }

  private static String name(Random random) {
    return List.of("eth0", "lo", "wlp2s0.7", "ethernet_32769", "from", "fe").get(random.nextInt(6));
  }

  /** Many bytes are zero, so that there are addresses that are abbreviated. */
  private static InetAddress address(Random random, boolean ipv4, boolean group) throws Exception {
    byte[] bytes = new byte[ipv4 ? 4 : 16];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (random.nextBoolean() ? 0 : random.nextInt());
    }
    if (group) {
      bytes[0] = (byte) (ipv4 ? 224 + random.nextInt(16) : 0xff);
    } else {
      bytes[0] = (byte) (ipv4 ? 1 + random.nextInt(200) : 0xfd);
    }
    return InetAddress.getByAddress(bytes);
  }
}
