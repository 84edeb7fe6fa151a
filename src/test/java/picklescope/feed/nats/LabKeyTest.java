package picklescope.feed.nats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
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

  /** In base 32: two bytes of a user's seed, the seed, two bytes of a check. */
  private static String seed() {
    var bits = new BigInteger("12b0" + SECRET + "abcd", 16).shiftLeft(2); // 288 and 2 bits
    var text = new StringBuilder();
    for (int i = 57; i >= 0; i--) {
      int value = bits.shiftRight(5 * i).intValue() & 31;
      text.append("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".charAt(value));
    }
    return text.toString();
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
  void anotherFileIsRefusedWithASentence() throws Exception {
    for (var file : List.of(file("no credentials"), folder.resolve("missing"))) {
      var refused = assertThrows(FeedException.class, () -> LabKey.of(file));
      assertTrue(refused.text().contains("NATS_CREDS"), refused.text());
    }
    String line = "------";
    var damaged = file(line, "token", line, line, "SU1", line);
    var refused = assertThrows(FeedException.class, () -> LabKey.of(damaged));
    assertTrue(refused.text().contains("base 32"), refused.text());
  }
}
