package io.vncshot.visual;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

class JunitXmlTest {
    @Test
    void failuresErrorsAndAttachmentsAreWellFormed() throws Exception {
        Results results = new Results(
                "vncshot 1",
                "yiq 1",
                "b",
                List.of(
                        Samples.result("login", CheckStatus.DIFFERS, "7 of 9 <pixels> \"differ\" & more\u0001"),
                        Samples.result("menu", CheckStatus.ERROR, "x"),
                        Samples.result("desktop", CheckStatus.PASSED, "")));
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(
                        JunitXml.text(results, "out/results").getBytes(UTF_8)));
        Element root = document.getDocumentElement();
        assertThat(root.getAttribute("tests")).isEqualTo("3");
        assertThat(root.getAttribute("failures")).isEqualTo("1");
        assertThat(root.getAttribute("errors")).isEqualTo("1");
        assertThat(root.getAttribute("time")).isEqualTo("3.75");
        Element failure = (Element) root.getElementsByTagName("failure").item(0);
        assertThat(failure.getAttribute("message")).isEqualTo("7 of 9 <pixels> \"differ\" & more?");
        assertThat(root.getElementsByTagName("system-out").item(0).getTextContent())
                .contains("\n[[ATTACHMENT|out/results/login-diff.png]]\n[[ATTACHMENT|out/results/login-actual.png]]\n");
        assertThat(root.getElementsByTagName("system-out").getLength()).isEqualTo(2);
    }

    @Test
    void everyStatusIsValidForTheReaderOfJenkins() throws Exception {
        List<CheckResult> checks = new ArrayList<>();
        for (CheckStatus status : CheckStatus.values()) {
            checks.add(Samples.result(status.word(), status, "a < b & \"c\"").took(1234567));
        }
        Schema schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(JunitXmlTest.class.getResource("junit.xsd"));
        for (Results results : List.of(Samples.EMPTY, new Results("vncshot 1", "yiq 1", "b", checks))) {
            StringReader xml = new StringReader(JunitXml.text(results, "out"));
            assertThatCode(() -> schema.newValidator().validate(new StreamSource(xml)))
                    .doesNotThrowAnyException();
        }
    }

    /** Jenkins shows the attribute; GitLab the text, and the first attachment. */
    @Test
    void messageIsTextAndAttribute() {
        Results results =
                new Results("vncshot 1", "yiq 1", "b", List.of(Samples.result("a", CheckStatus.DIFFERS, "1 < 2")));
        assertThat(JunitXml.text(results, "out"))
                .contains("<failure type=\"differs\" message=\"1 &lt; 2\">1 &lt; 2</failure>")
                .contains("<system-out>\n[[ATTACHMENT|out/a-diff.png]]");
    }

    /** Schemas want plain digits. */
    @Test
    void timesAreNotRounded() {
        Results results = new Results(
                "vncshot 1",
                "yiq 1",
                "b",
                List.of(
                        Samples.result("one", CheckStatus.PASSED, "").took(100),
                        Samples.result("two", CheckStatus.PASSED, "").took(200)));
        assertThat(JunitXml.text(results, "out"))
                .contains("<testsuites tests=\"2\" failures=\"0\" errors=\"0\" time=\"0.3\">");
    }
}
