/// Excel and CSV in and out, as clerks leave them.
@org.jspecify.annotations.NullMarked
module jp.kakehashi.sheets {
    requires static transitive org.jspecify;
    requires transitive jp.kakehashi.kernel;
    requires com.fasterxml.aalto;
    requires de.siegmar.fastcsv;
    requires org.dhatim.fastexcel;
    requires org.dhatim.fastexcel.reader;

    exports jp.kakehashi.sheets;
}
