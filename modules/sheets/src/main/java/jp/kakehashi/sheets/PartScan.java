package jp.kakehashi.sheets;

import com.fasterxml.aalto.UncheckedStreamException;
import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.InputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import jp.kakehashi.kernel.Problem;
import org.jspecify.annotations.Nullable;

/// Looks through a part of a workbook before the reader of workbooks does, which takes every cell
/// reference at its word and makes room for all columns before it. Holds one element at a time.
/// Limits of ECMA-376 and Excel: 1,048,576 rows, formulas of 8,192 characters.
final class PartScan {
    private static final int MOST_ROWS = 1_048_576;
    private static final int MOST_FORMULA_CHARS = 8_192;
    private static final Pattern REFERENCE = Pattern.compile("([A-Z]{1,8})([0-9]{1,10})");

    private final XMLInputFactory factory = new InputFactoryImpl();
    private final int columns;
    private int cellsOfRow;

    PartScan(int columns) {
        this.columns = columns;
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    }

    /// Reads `part` as far as it is XML. Any part may be named as a sheet, so any is looked at.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.sheet.too_many_columns`,
    ///     `.too_many_rows`, `.damaged`
    void look(InputStream part) {
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(part);
            try {
                while (xml.hasNext()) {
                    see(xml, xml.next());
                }
            } finally {
                xml.close();
            }
        } catch (XMLStreamException | UncheckedStreamException | IllegalArgumentException e) {
            // A picture, or XML that the reader will stumble over at the same place.
            return;
        }
    }

    private void see(XMLStreamReader xml, int event) throws XMLStreamException {
        if (event == XMLStreamConstants.DTD) {
            throw damaged();
        }
        if (event != XMLStreamConstants.START_ELEMENT) {
            return;
        }
        switch (xml.getLocalName()) {
            case "row" -> row(xml.getAttributeValue(null, "r"));
            case "c" -> cell(xml.getAttributeValue(null, "r"));
            case "f" -> formula(xml);
            default -> {}
        }
    }

    private void row(@Nullable String number) {
        cellsOfRow = 0;
        if (number != null && !number.matches("[0-9]{1,10}")) {
            throw damaged();
        }
        if (number != null) {
            line(number);
        }
    }

    private void cell(@Nullable String reference) {
        if (++cellsOfRow > columns) {
            throw tooWide();
        }
        if (reference == null) {
            return;
        }
        Matcher matcher = REFERENCE.matcher(reference);
        if (!matcher.matches()) {
            throw damaged();
        }
        long column = 0;
        for (char letter : matcher.group(1).toCharArray()) {
            column = column * 26 + (letter - 'A' + 1);
        }
        if (column > columns) {
            throw tooWide();
        }
        line(matcher.group(2));
    }

    private static void line(String digits) {
        long number = Long.parseLong(digits);
        if (number < 1) {
            throw damaged();
        }
        if (number > MOST_ROWS) {
            throw Problem.refused("problem.sheet.too_many_rows", MOST_ROWS).asException();
        }
    }

    /// A formula is copied into every cell that shares it.
    private static void formula(XMLStreamReader xml) throws XMLStreamException {
        long length = 0;
        int event = xml.next();
        while (event != XMLStreamConstants.END_ELEMENT
                && event != XMLStreamConstants.END_DOCUMENT) {
            if (event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.DTD) {
                throw damaged();
            }
            if (xml.hasText()) {
                length += xml.getTextLength();
            }
            if (length > MOST_FORMULA_CHARS) {
                throw damaged();
            }
            event = xml.next();
        }
    }

    private static RuntimeException damaged() {
        return Problem.invalid("problem.sheet.damaged").asException();
    }

    private RuntimeException tooWide() {
        return Problem.refused("problem.sheet.too_many_columns", columns).asException();
    }
}
