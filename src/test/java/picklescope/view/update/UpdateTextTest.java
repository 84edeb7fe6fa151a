package picklescope.view.update;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picklescope.update.Answer;
import picklescope.update.Version;

class UpdateTextTest {
  private static final String PAGE = "https://github.com/a/b/releases/tag/v0.2.0";

  private static UpdateText text(String newest, String running) {
    return UpdateText.of(
        new Answer.Published(new Version(newest), Optional.of(URI.create(PAGE))),
        Optional.of(running).filter(own -> !own.isEmpty()).map(Version::new));
  }

  @Test
  void aNewerVersionIsNamedWithItsAddress() {
    assertEquals(
        new UpdateText("This is version 0.1.0; 0.2.0 is available: " + PAGE, Optional.of(PAGE)),
        text("0.2.0", "0.1.0"));
    assertEquals(
        "This is version 0.1.0; 0.2.0 is available.",
        UpdateText.of(
                new Answer.Published(new Version("0.2.0"), Optional.empty()),
                Optional.of(new Version("0.1.0")))
            .text());
  }

  @Test
  void theNewestVersionHasNothingToGet() {
    assertEquals(
        new UpdateText("This is the newest version, 0.2.0.", Optional.empty()),
        text("0.2.0", "0.2.0"));
    assertEquals(
        "This is version 0.3.0, newer than the published 0.2.0.", text("0.2.0", "0.3.0").text());
  }

  @Test
  void aProgramWithoutAVersionTellsTheNewest() {
    assertEquals(
        "This one was not installed from a package and has no version; the newest is 0.2.0: "
            + PAGE,
        text("0.2.0", "").text());
  }

  @Test
  void aFailureIsToldWithItsReason() {
    assertEquals(
        "No newer version could be looked for: x cannot be reached. Check this computer's network.",
        UpdateText.of(
                new Answer.Failed("x cannot be reached. Check this computer's network."),
                Optional.empty())
            .text());
  }
}
