package picklescope.view.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picklescope.net.doctor.Finding;
import picklescope.net.doctor.Topic;
import picklescope.net.doctor.Verdict;

class FindingTextTest {
  private static final Finding OPEN =
      new Finding(Topic.PORT, Verdict.GOOD, "It is open.", "", Optional.empty());
  private static final Finding DROPPED =
      new Finding(
          Topic.FIREWALL,
          Verdict.PROBLEM,
          "nftables drops UDP to port 4950: chain input of table inet filter, policy drop.",
          "This command lets it in:",
          Optional.of("sudo nft insert rule inet filter input udp dport 4950 accept"));
  private static final Finding MORE =
      new Finding(Topic.FIREWALL, Verdict.UNKNOWN, "Not read.", "", Optional.empty());

  @Test
  void theReportHasAHeadingForEachTopic() {
    assertEquals(
        """
        Why do I hear nothing at port 4950?

        Is the port open here?
          ● It is open.

        Does a firewall hold messages back?
          ✕ nftables drops UDP to port 4950: chain input of table inet filter, policy
            drop.
            This command lets it in:
                sudo nft insert rule inet filter input udp dport 4950 accept
          ? Not read.

        1 problem · 1 not known.
        """,
        FindingText.report(4950, List.of(OPEN, DROPPED, MORE)));
  }

  @Test
  void reasonsAreProblemsFirstAndThisComputerIsClearedOtherwise() {
    var buffer = new Finding(Topic.BUFFER, Verdict.NOTE, "208 kB.", "", Optional.empty());
    assertEquals(List.of(DROPPED, MORE), FindingText.reasons(List.of(OPEN, MORE, DROPPED, buffer)));
    var none = FindingText.reasons(List.of(OPEN, buffer));
    assertEquals(1, none.size());
    assertEquals(Verdict.GOOD, none.getFirst().verdict());
    assertTrue(none.getFirst().advice().startsWith("Look at the sender"));
  }

  @Test
  void aConsultationTellsHowFarItIs() {
    var consultation = new Consultation(4950);
    assertEquals("Is the port open here? …", consultation.progress());
    consultation.add(OPEN);
    assertTrue(consultation.beginsTopic());
    assertEquals("Does another program have the port? …", consultation.progress());
    consultation.add(DROPPED);
    consultation.add(MORE);
    assertFalse(consultation.beginsTopic());
    consultation.end();
    assertEquals("1 problem · 1 not known.", consultation.progress());
  }
}
