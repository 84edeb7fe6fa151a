package picklescope.thread;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import picklescope.TestSeed;

class LongListTest {
  @Test
  void valuesAreFoundAmongManyPages() {
    var list = new LongList();
    int count = 1_200_000; // more pages than it begins with
    for (long i = 0; i < count; i++) {
      list.append(3 * i + 1);
    }
    assertEquals(count, list.size());
    var random = new SplittableRandom(TestSeed.get());
    for (int i = 0; i < 1_000; i++) {
      long index = random.nextInt(count);
      assertEquals(3 * index + 1, list.get(index));
      assertEquals(index, list.indexOf(3 * index + 1));
      assertEquals(index, list.indexOf(3 * index));
      assertEquals(index + 1, list.indexOf(3 * index + 2));
    }
    assertEquals(count, list.indexOf(Long.MAX_VALUE));
  }

  @Test
  void whatIsAddedIsReadWhenItIsPublished() {
    var list = new LongList();
    list.add(5);
    list.add(7);
    assertEquals(0, list.size());
    assertEquals(0, list.indexOf(6), "nothing is found yet");
    list.publish();
    assertEquals(2, list.size());
    assertEquals(1, list.indexOf(6));
  }
}
