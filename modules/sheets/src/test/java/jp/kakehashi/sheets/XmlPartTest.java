package jp.kakehashi.sheets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLStreamException;
import jp.kakehashi.kernel.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XmlPartTest {
    private static XmlPart part(String value) throws XMLStreamException {
        byte[] bytes = ("<c><v>" + value + "</v></c>").getBytes(StandardCharsets.UTF_8);
        XmlPart part = new XmlPart(XmlPart.factory(), new ByteArrayInputStream(bytes));
        assertEquals("c", part.nextStart());
        assertEquals("v", part.nextChild());
        return part;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "12 | 12",
                "0 | 0",
                "999999999999999999 | 999999999999999999",
                "1234567890123456789 | 1234567890123456789",
                "-5 | -5",
                "1.5 | 1.5",
                "'' | ''",
                "12<![CDATA[3]]> | 123",
                "<![CDATA[5]]> | 5",
                "<![CDATA[5]]>6 | 56",
                "1<!-- note -->2 | 12",
                "1<?p i?>2<!-- n -->3 | 123",
                "12<x>9</x>3 | 123",
                "<x>9</x>3 | 3",
                "1&#50;3 | 123",
                "a&amp;b | a&b",
            })
    void aValueIsReadWholeHoweverItIsWritten(String value, String read) throws XMLStreamException {
        try (XmlPart part = part(value)) {
            assertEquals(read, part.text(1 << 20));
            assertNull(part.nextChild());
        }
        try (XmlPart part = part(value)) {
            long whole = part.whole();
            assertEquals(read, whole < 0 ? part.text(1 << 20) : Long.toString(whole));
            assertNull(part.nextChild());
        }
    }

    @Test
    void aValueThatIsTooLongIsRefusedInPiecesToo() throws XMLStreamException {
        try (XmlPart whole = part("abcdef");
                XmlPart torn = part("abc<!-- -->def")) {
            assertThrows(ProblemException.class, () -> whole.text(5));
            assertThrows(ProblemException.class, () -> torn.text(5));
        }
    }
}
