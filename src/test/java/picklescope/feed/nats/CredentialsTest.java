package picklescope.feed.nats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picklescope.feed.FeedException;
import picklescope.feed.LabAddress;

/**
 * Credentials files at a real nats-server, whose users are named by tokens (JWT) that are signed by
 * NKeys, as {@code nsc} makes them, or by their NKeys alone.
 */
@Tag("slow")
@Timeout(60)
class CredentialsTest {

  @TempDir private Path folder;

  private LabAddress address(NatsServer server, String token, MadeNkey user) throws Exception {
    return address(
        server,
        "-----BEGIN NATS USER JWT-----",
        token,
        "------END NATS USER JWT------",
        "-----BEGIN USER NKEY SEED-----",
        user.seed(),
        "------END USER NKEY SEED------");
  }

  private LabAddress address(NatsServer server, String... lines) throws Exception {
    var file = Files.write(folder.resolve("lab.creds"), List.of(lines));
    return LabAddress.of(server.url(), Map.of("NATS_CREDS", file.toString()));
  }

  @Test
  void aUserIsKnownByTheCredentialsFile() throws Exception {
    var operator = MadeNkey.of(MadeNkey.OPERATOR);
    var system = MadeNkey.of(MadeNkey.ACCOUNT);
    var account = MadeNkey.of(MadeNkey.ACCOUNT);
    var user = MadeNkey.of(MadeNkey.USER);
    String limits =
        "\"limits\":{\"subs\":-1,\"data\":-1,\"payload\":-1,\"imports\":-1,\"exports\":-1,\"wildcards\":true,\"conn\":-1,\"leaf\":-1%s},\"type\":\"account\"";
    String stores = ",\"mem_storage\":-1,\"disk_storage\":-1,\"streams\":-1,\"consumer\":-1";
    String[] configuration = {
      "operator: "
          + operator.token(
              operator.name(),
              "\"type\":\"operator\",\"system_account\":\"%s\"".formatted(system.name())),
      "system_account: " + system.name(),
      "resolver: MEMORY",
      "resolver_preload: { %s: %s, %s: %s }"
          .formatted(
              system.name(),
              operator.token(system.name(), limits.formatted("")),
              account.name(),
              operator.token(account.name(), limits.formatted(stores)))
    };
    String claims =
        "\"pub\":{},\"sub\":{},\"subs\":-1,\"data\":-1,\"payload\":-1,\"type\":\"user\"";
    try (var server = NatsServer.start(folder, configuration)) {
      String token = account.token(user.name(), claims);
      try (var broker = NatsBroker.connect(address(server, token, user))) {
        assertEquals(List.of(), broker.hosts());
      }
      var stranger = address(server, token, MadeNkey.of(MadeNkey.USER));
      var refused = assertThrows(FeedException.class, () -> NatsBroker.connect(stranger));
      assertTrue(refused.text().contains("refuses this user"), refused.text());
      assertTrue(refused.isLasting());
    }
  }

  /** As {@code nk -gen user} makes it. */
  @Test
  void aUserIsKnownByTheSeedAlone() throws Exception {
    var user = MadeNkey.of(MadeNkey.USER);
    String users = "authorization { users: [ { nkey: %s } ] }".formatted(user.name());
    try (var server = NatsServer.start(folder, users)) {
      try (var broker = NatsBroker.connect(address(server, user.seed()))) {
        assertEquals(List.of(), broker.hosts());
      }
      var stranger = address(server, MadeNkey.of(MadeNkey.USER).seed());
      var refused = assertThrows(FeedException.class, () -> NatsBroker.connect(stranger));
      assertTrue(refused.text().contains("NATS_CREDS"), refused.text());
      assertTrue(refused.isLasting());
    }
  }
}
