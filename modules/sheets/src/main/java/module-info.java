/// Excel and CSV in and out, as clerks leave them.
@org.jspecify.annotations.NullMarked
module jp.kakehashi.sheets {
    requires static transitive org.jspecify;
    requires transitive jp.kakehashi.kernel;
}
