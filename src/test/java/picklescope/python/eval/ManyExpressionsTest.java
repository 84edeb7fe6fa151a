package picklescope.python.eval;

import java.util.ArrayList;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import picklescope.TestSeed;

/** Random expressions against a real python3. */
class ManyExpressionsTest {
  @Test
  @Tag("slow")
  void matchPython() throws Exception {
    compare(TestSeed.get(), 100_000);
  }

  static void compare(long seed, int count) throws Exception {
    var random = new RandomExpressions(new SplittableRandom(seed));
    var exact = new ArrayList<String>();
    var inexact = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      if (i % 20 == 0) {
        inexact.add(random.inexact());
      } else {
        exact.add(random.any(1 + i % 4));
      }
    }
    var agreement = new Agreement(RandomExpressions.NAMES);
    agreement.compare(exact, false);
    agreement.compare(inexact, true);
    agreement.check(seed);
    agreement.checkValues();
  }
}
