package picklescope.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnAddressesTest {
  private final OwnAddresses own = new OwnAddresses();

  /** 192.0.2.0/24 is for documentation: no computer has it (RFC 5737). */
  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, true",
    "::1, true",
    "255.255.255.255, true",
    "239.1.1.1, true",
    "ff02::1, true",
    "192.0.2.1, false",
    "2001:db8::1, false"
  })
  void itReceivesWhatIsSentToItselfToGroupsAndToAll(String address, boolean isReceived) {
    assertEquals(isReceived, own.mayReceive(InetAddress.ofLiteral(address)));
  }

  @Test
  void broadcastsOfItsNetworksAreReceivedButNotItsAddresses() throws Exception {
    var broadcasts =
        NetworkInterface.networkInterfaces()
            .flatMap(network -> network.getInterfaceAddresses().stream())
            .filter(one -> Objects.nonNull(one.getBroadcast()) && one.getNetworkPrefixLength() < 31)
            .map(InterfaceAddress::getBroadcast)
            .filter(address -> !address.isAnyLocalAddress())
            .toList();
    assertEquals(broadcasts, broadcasts.stream().filter(own::mayReceive).toList());
    assertEquals(0, broadcasts.stream().filter(own::contains).count());
  }
}
