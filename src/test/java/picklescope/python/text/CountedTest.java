package picklescope.python.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CountedTest {
  @Test
  void oneThingIsInTheSingular() {
    assertEquals("0 messages", Counted.messages(0));
    assertEquals("1 message", Counted.messages(1));
    assertEquals("1,234 messages", Counted.messages(1_234));
    assertEquals("1 message was", Counted.messagesWere(1));
    assertEquals("2 packets are", Counted.of(2, "packet is", "packets are"));
  }
}
