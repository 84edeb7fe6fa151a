package picklescope.feed.nats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picklescope.feed.FeedException;

class LabKeyTest {
  /** RFC 8032, 7.1, test 2. */
  private static final String SECRET =
      "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb";

  private static final byte[] MESSAGE = {0x72};
  private static final String SIGNATURE =
      "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
          + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00";

  @TempDir private Path folder;

  /** The example of the documentation of NATS: a seed and its public key. */
  private static final String SEED = "SUACSSL3UAHUDXKFSNVUZRF5UHPMWZ6BFDTJ7M6USDXIEDNPPQYYYCU3VY";

  private static final String NAME = "UDXU4RCSJNZOIQHZNWXHXORDPRTGNJAHAHFRGZNEEJCPQTT2M7NLCNF4";

  private static String seed() {
    return MadeNkey.seed(MadeNkey.USER, HexFormat.of().parseHex(SECRET));
  }

  private Path file(String... lines) throws Exception {
    return Files.write(folder.resolve("lab.creds"), List.of(lines));
  }

  @Test
  void aFileOfTheServersToolsSigns() throws Exception {
    var key =
        LabKey.of(
            file(
                "-----BEGIN NATS USER JWT-----",
                "eyJ0eXAi.eyJqdGki.c2ln_-",
                "------END NATS USER JWT------",
                "",
                "************************* IMPORTANT *************************",
                "-----BEGIN USER NKEY SEED-----",
                seed(),
                "------END USER NKEY SEED------"));
    assertEquals("eyJ0eXAi.eyJqdGki.c2ln_-", new String(key.getJWT()));
    assertEquals(SIGNATURE, HexFormat.of().formatHex(key.sign(MESSAGE)));
  }

  @Test
  void aSeedAloneNamesItsUserByThePublicKey() throws Exception {
    for (var file :
        List.of(
            file(SEED),
            file("# the key of LAB-3", " " + SEED + " ", NAME),
            file("-----BEGIN USER NKEY SEED-----", SEED, "------END USER NKEY SEED------"))) {
      var key = LabKey.of(file);
      assertEquals(NAME, new String(key.getID()));
      assertEquals("", new String(key.getJWT()));
    }
    var key = LabKey.of(file(seed()));
    assertEquals(SIGNATURE, HexFormat.of().formatHex(key.sign(MESSAGE)));
  }

  @Test
  void anotherFileIsRefusedWithASentence() throws Exception {
    String line = "------";
    String damaged = SEED.replace("SUAC", "SUAD");
    var account = MadeNkey.seed(MadeNkey.ACCOUNT, HexFormat.of().parseHex(SECRET));
    assertRefused(file("no credentials"), "neither a token and a seed");
    assertRefused(file(SEED, seed()), "neither a token and a seed");
    assertRefused(folder.resolve("missing"), "cannot be used");
    assertRefused(file(line, "token", line, line, "SU1", line), "base 32");
    assertRefused(file(line, "token", line, line, "SUA", line), "length");
    assertRefused(file(damaged), "damaged");
    assertRefused(file(account), "not that of a user");
  }

  private static void assertRefused(Path file, String why) {
    var refused = assertThrows(FeedException.class, () -> LabKey.of(file));
    assertTrue(refused.text().contains("NATS_CREDS"), refused.text());
    assertTrue(refused.text().contains(why), refused.text());
    assertFalse(refused.text().contains("SUA"), refused.text());
    assertTrue(refused.isLasting());
  }
}
