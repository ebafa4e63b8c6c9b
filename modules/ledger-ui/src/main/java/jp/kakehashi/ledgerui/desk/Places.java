package jp.kakehashi.ledgerui.desk;

import java.util.HashMap;
import java.util.Map;
import jp.kakehashi.records.CityDirectory;
import jp.kakehashi.records.Label;

/// Names of offices and sections by their codes, as they stand beside a change. A code without a
/// name is shown as it is.
public record Places(Map<String, Label> offices, Map<String, Label> sections) {
    /// No names known.
    public static final Places NONE = new Places(Map.of(), Map.of());

    public Places {
        offices = Map.copyOf(offices);
        sections = Map.copyOf(sections);
    }

    /// The names of the city's directory.
    public static Places of(CityDirectory city) {
        Map<String, Label> offices = new HashMap<>();
        city.offices().forEach(office -> offices.put(office.code(), office.label()));
        Map<String, Label> sections = new HashMap<>();
        city.sections().forEach(section -> sections.put(section.code(), section.label()));
        return new Places(offices, sections);
    }

    /// Name of an office in `language`.
    public String office(String code, String language) {
        return name(offices, code, language);
    }

    /// Name of a section in `language`.
    public String section(String code, String language) {
        return name(sections, code, language);
    }

    private static String name(Map<String, Label> names, String code, String language) {
        Label label = names.get(code);
        return label == null ? code : label.in(language);
    }
}
