package jp.kakehashi.sheets;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// One XML part of a workbook, read forwards. Document types are refused, so nothing outside the
/// part is ever asked for.
final class XmlPart implements AutoCloseable {
    private static final int MOST_DIGITS = 9;
    private static final int MOST_WHOLE_DIGITS = 18;
    private static final int NONE = 0;

    private final XMLStreamReader xml;
    private int seen = NONE;
    private String begun = "";

    /// Reads `part`, which its caller closes.
    XmlPart(XMLInputFactory factory, InputStream part) throws XMLStreamException {
        this.xml = factory.createXMLStreamReader(part);
    }

    /// A factory that knows neither document types nor entities from outside.
    static XMLInputFactory factory() {
        XMLInputFactory factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    /// The local name of the next element that begins; null at the end of the part.
    @Nullable String nextStart() throws XMLStreamException {
        while (xml.hasNext()) {
            if (next() == XMLStreamConstants.START_ELEMENT) {
                return xml.getLocalName();
            }
        }
        return null;
    }

    /// The next element that begins within the present one, which ends where null is returned. To
    /// be called at the present one's depth.
    @Nullable String nextChild() throws XMLStreamException {
        while (true) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    return xml.getLocalName();
                }
                case XMLStreamConstants.END_ELEMENT, XMLStreamConstants.END_DOCUMENT -> {
                    return null;
                }
                default -> {}
            }
        }
    }

    /// Passes over the present element.
    void skip() throws XMLStreamException {
        int depth = 1;
        while (depth > 0) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.END_DOCUMENT -> throw CellBudget.damaged();
                default -> {}
            }
        }
    }

    /// The text of the present element, which ends with it; at most `most` letters of it.
    String text(int most) throws XMLStreamException {
        int event = seen == NONE ? next() : seen;
        String first = begun;
        StringBuilder all = null;
        seen = NONE;
        begun = "";
        while (event != XMLStreamConstants.END_ELEMENT) {
            switch (event) {
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (first.isEmpty()) {
                        first = xml.getText();
                    } else {
                        all = all == null ? new StringBuilder(first) : all;
                        all.append(xml.getText());
                    }
                }
                case XMLStreamConstants.START_ELEMENT -> skip();
                case XMLStreamConstants.END_DOCUMENT -> throw CellBudget.damaged();
                default -> {}
            }
            if ((all == null ? first.length() : all.length()) > most) {
                throw CellBudget.damaged();
            }
            event = next();
        }
        return all == null ? first : all.toString();
    }

    /// The whole number that the present element holds and nothing else, which ends with it;
    /// -1 when it holds something else, which {@link #text} gives then. Most values of a sheet
    /// are such, and making texts of them took a tenth of reading it.
    long whole() throws XMLStreamException {
        int event = next();
        long number = event == XMLStreamConstants.CHARACTERS ? wholeHere() : -1;
        if (number >= 0) {
            event = next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                return number;
            }
            begun = Long.toString(number);
        }
        seen = event;
        return -1;
    }

    private long wholeHere() {
        int length = xml.getTextLength();
        if (length == 0 || length > MOST_WHOLE_DIGITS) {
            return -1;
        }
        char[] chars = xml.getTextCharacters();
        int from = xml.getTextStart();
        long number = 0;
        for (int i = from; i < from + length; i++) {
            int digit = chars[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    private int next() throws XMLStreamException {
        int event = xml.next();
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw CellBudget.damaged();
        }
        return event;
    }

    /// An attribute of the present element whatever its namespace, or null.
    @Nullable String attribute(String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return xml.getAttributeValue(i);
            }
        }
        return null;
    }

    /// How many attributes the present element has.
    int attributes() {
        return xml.getAttributeCount();
    }

    /// The local name of one of them, from 0.
    String attributeName(int index) {
        return xml.getAttributeLocalName(index);
    }

    /// The value of one of them, from 0.
    String attributeValue(int index) {
        return xml.getAttributeValue(index);
    }

    /// Whether an attribute says yes; `otherwise` when it is missing.
    boolean flag(String name, boolean otherwise) {
        String value = attribute(name);
        return value == null ? otherwise : value.equals("1") || value.equals("true");
    }

    /// A whole number in an attribute; `otherwise` when it is missing.
    int number(String name, int otherwise) {
        String value = attribute(name);
        return value == null ? otherwise : number(value);
    }

    /// The whole number that the text of an attribute is.
    static int number(String value) {
        boolean negative = value.startsWith("-");
        int length = value.length() - (negative ? 1 : 0);
        int number = 0;
        for (int i = negative ? 1 : 0; i < value.length(); i++) {
            int digit = value.charAt(i) - '0';
            if (digit < 0 || digit > 9 || length > MOST_DIGITS) {
                throw CellBudget.damaged();
            }
            number = number * 10 + digit;
        }
        if (length == 0) {
            throw CellBudget.damaged();
        }
        return negative ? -number : number;
    }

    @Override
    public void close() throws XMLStreamException {
        xml.close();
    }
}
