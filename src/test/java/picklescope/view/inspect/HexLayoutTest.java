package picklescope.view.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HexLayoutTest {
  @Test
  void offsetsAreHexadecimalOrDecimal() {
    assertEquals("00ff", HexLayout.fitting(80, false).offset(255));
    assertEquals("ffff", HexLayout.fitting(80, false).offset(65_535));
    assertEquals("  255", HexLayout.fitting(80, true).offset(255));
    assertEquals("65535", HexLayout.fitting(80, true).offset(65_535));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 40, 56, 60, 64, 70, 200})
  void aRowIsAsWideAsThereIsRoomForWithinBounds(double columns) {
    for (boolean decimal : new boolean[] {false, true}) {
      var layout = HexLayout.fitting(columns, decimal);
      double least = new HexLayout(decimal, 0.25).width();
      double most = new HexLayout(decimal, 1).width();
      assertEquals(Math.clamp(columns, least, most), layout.width(), 1);
      assertTrue(layout.width() <= Math.max(least, columns) + 1e-9, "it does not leave the view");
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {40, 60, 200})
  void eachByteIsFoundWhereItStands(double columns) {
    var layout = HexLayout.fitting(columns, false);
    for (int at = 0; at < HexLayout.PER_ROW; at++) {
      assertEquals(at, layout.byteAt(layout.hex(at) + 0.1));
      assertEquals(at, layout.byteAt(layout.hex(at) + 1.9));
      assertEquals(at, layout.byteAt(layout.text(at) + 0.1));
      assertEquals(at, layout.byteAt(layout.text(at) + 0.9));
    }
  }

  @Test
  void besideARowTheNearestByteIsMeant() {
    var layout = HexLayout.fitting(80, false);
    assertEquals(0, layout.byteAt(-5));
    assertEquals(15, layout.byteAt(500));
    assertEquals(0, layout.byteAt(layout.text(0) - 0.2));
    assertEquals(15, layout.byteAt(layout.hex(15) + 2.2));
  }

  @Test
  void bytesDoNotOverlap() {
    var layout = HexLayout.fitting(0, true);
    for (int at = 1; at < HexLayout.PER_ROW; at++) {
      assertTrue(layout.hex(at) > layout.hex(at - 1) + 2);
    }
    assertTrue(
        layout.hex(8) - layout.hex(7) > layout.hex(7) - layout.hex(6), "a gap in the middle");
    assertTrue(layout.text(0) > layout.hex(15) + 2);
  }
}
