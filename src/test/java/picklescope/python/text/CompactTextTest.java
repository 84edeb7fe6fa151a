package picklescope.python.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CompactTextTest {
  @Test
  void columnsAreNotAligned() {
    assertEquals(
        "array([[0., 1.25], [-3., 0.]])",
        CompactText.of("array([[ 0.  ,  1.25],\n       [-3.  ,  0.  ]])"));
    assertEquals(
        "array([1.+0.5j, 2.-1.j], dtype=complex64)",
        CompactText.of("array([1. +0.5j, 2. -1.j ],\n      dtype=complex64)"));
    assertEquals("array([True, False])", CompactText.of("array([ True, False])"));
  }

  @Test
  void whatIsInQuotesIsUnchanged() {
    assertEquals(
        "array(['a  ,  b', \"it's  \", '\\'  '], dtype='<U8')",
        CompactText.of("array(['a  ,  b', \"it's  \",\n       '\\'  '], dtype='<U8')"));
    assertEquals("'a  ", CompactText.of("'a  "));
    assertEquals("'a\\", CompactText.of("'a\\"));
    assertEquals("", CompactText.of(""));
  }
}
