package picklescope.build;

import org.junit.jupiter.api.Test;

/** The reference pages are as the code is; {@code KeyHelpTest} has that of the keys. */
class ReferenceTest {
  @Test
  void thePagesAreAsTheCodeIs() throws Exception {
    for (var page : ReferencePages.pages().entrySet()) {
      ReferencePages.check(page.getKey(), page.getValue());
    }
  }
}
