package picklescope.export.xdf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

class XdfXmlTest {
  /** A reader of XDF reads no stream of a file in which one of them has XML that is wrong. */
  @Test
  void anyTextIsWellFormed() throws Exception {
    var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    for (int c = 0; c <= 0x10FFFF; c += c < 0x3000 || c >= 0xD000 && c < 0x11000 ? 1 : 0x777) {
      String xml = new XdfXml().element("name", "a" + Character.toString(c) + "<&>]]>").toString();
      var in = new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8));
      String read = builder.parse(in).getDocumentElement().getTextContent();
      assertEquals("<&>]]>", read.substring(read.length() - 6), Integer.toHexString(c));
    }
    assertEquals(
        "<?xml version=\"1.0\"?>\n<name>\\ufffe\\uffff</name>\n",
        new XdfXml().element("name", "\uFFFE\uFFFF").toString());
  }
}
