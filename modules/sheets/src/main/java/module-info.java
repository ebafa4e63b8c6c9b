/// Excel and CSV in and out, as clerks leave them.
@org.jspecify.annotations.NullMarked
module jp.kakehashi.sheets {
    requires static transitive org.jspecify;
    requires transitive jp.kakehashi.kernel;
    requires com.fasterxml.aalto;
    requires de.siegmar.fastcsv;
    requires org.dhatim.fastexcel;
    requires java.xml;
    requires org.apache.poi.poi;

    exports jp.kakehashi.sheets;
}
