package picklescope.view.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The names that are proposed while a call is written. */
class NameProposalsTest {
  private static List<String> of(String before, boolean requested) {
    return NameProposals.of(before, List.of("position", "quaternion"), requested);
  }

  @Test
  void keywordsAndFunctionsWithThePrefix() {
    assertEquals(List.of("quaternion="), of("send(1, q", false));
    assertTrue(of("send(si", false).contains("sin"), "a function");
    assertFalse(of("send(sin", false).contains("sin"), "what is written already");
    assertEquals("quat", NameProposals.prefix("send(1, quat"));
    assertEquals("", NameProposals.prefix("send(1, "));
  }

  @Test
  void withoutAPrefixOnlyOnRequest() {
    assertEquals(List.of(), of("send(", false));
    assertEquals(List.of("position=", "quaternion="), of("send(", true).subList(0, 2));
  }

  @Test
  void nothingOutsideOfACallOrInANumber() {
    assertEquals(List.of(), of("q", false));
    assertEquals(List.of(), of("q", true));
    assertEquals(List.of(), of("send(1", true));
  }

  @Test
  void noMoreThanTwelve() {
    var many = IntStream.range(0, 100).mapToObj(n -> "name" + n).toList();
    assertEquals(12, NameProposals.of("send(n", many, false).size());
  }
}
