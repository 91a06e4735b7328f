import java.io.FileInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Holds PDF files against the rules of archival (PDF/A-2a) and accessible (PDF/UA-1) files, as veraPDF
 *  knows them. Prints one line per fault and ends with 1. */
class Archival {
    private static final int MOST_FAULTS = 20;

    public static void main(String[] files) throws Exception {
        Logger.getLogger("").setLevel(Level.OFF);
        VeraGreenfieldFoundryProvider.initialise();
        List<ValidationProfile> standards =
                List.of(rules("PDFA-2A.xml", PDFAFlavour.PDFA_2_A), rules("PDFUA-1.xml", PDFAFlavour.PDFUA_1));
        boolean whole = files.length > 0;
        for (String file : files) {
            for (ValidationProfile standard : standards) {
                whole &= keeps(file, standard);
            }
        }
        System.exit(whole ? 0 : 1);
    }

    private static boolean keeps(String file, ValidationProfile standard) throws Exception {
        PDFAFlavour flavour = standard.getPDFAFlavour();
        try (FileInputStream bytes = new FileInputStream(file);
                PDFAParser parser = Foundries.defaultInstance().createParser(bytes, flavour);
                PDFAValidator judge =
                        Foundries.defaultInstance().createValidator(standard, MOST_FAULTS, false, true, false)) {
            ValidationResult result = judge.validate(parser);
            if (result.getTotalAssertions() == 0) {
                System.out.println(file + ": nothing was checked for " + flavour);
                return false;
            }
            for (TestAssertion fault : result.getTestAssertions()) {
                System.out.println(file + ": " + flavour.name() + ", clause " + fault.getRuleId().getClause()
                        + ", test " + fault.getRuleId().getTestNumber() + ": " + fault.getMessage() + " at "
                        + fault.getLocation().getContext());
            }
            return result.isCompliant();
        }
    }

    /** The rules of a standard, from the file that veraPDF brings. Its own reader of them needs a library
     *  that Java no longer has. */
    private static ValidationProfile rules(String name, PDFAFlavour flavour) throws Exception {
        Document file;
        try (InputStream bytes = Archival.class.getResourceAsStream("/org/verapdf/pdfa/validation/" + name)) {
            file = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(bytes);
        }
        Set<Rule> rules = new HashSet<>();
        for (Element rule : elements(file.getElementsByTagName("rule"))) {
            Element id = (Element) rule.getElementsByTagName("id").item(0);
            rules.add(Profiles.ruleFromValues(
                    Profiles.ruleIdFromValues(
                            PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                            id.getAttribute("clause"),
                            Integer.parseInt(id.getAttribute("testNumber"))),
                    rule.getAttribute("object"),
                    rule.getAttribute("deferred").equals("true"),
                    rule.getAttribute("tags"),
                    text(rule, "description"),
                    text(rule, "test"),
                    Profiles.errorFromValues(text(rule, "message"), List.of()),
                    List.of()));
        }
        Set<Variable> variables = new HashSet<>();
        for (Element variable : elements(file.getElementsByTagName("variable"))) {
            variables.add(Profiles.variableFromValues(
                    variable.getAttribute("name"),
                    variable.getAttribute("object"),
                    text(variable, "defaultValue"),
                    text(variable, "value")));
        }
        if (rules.size() < 100) {
            throw new IllegalStateException(name + " has " + rules.size() + " rules");
        }
        return Profiles.profileFromValues(
                flavour, Profiles.profileDetailsFromValues(name, "", "", new Date(0)), "", rules, variables);
    }

    private static String text(Element element, String name) {
        return element.getElementsByTagName(name).item(0).getTextContent();
    }

    private static List<Element> elements(NodeList nodes) {
        List<Element> elements = new ArrayList<>();
        for (int at = 0; at < nodes.getLength(); at++) {
            elements.add((Element) nodes.item(at));
        }
        return elements;
    }
}
