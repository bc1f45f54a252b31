import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MultiCollector;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollector;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;

/** Lucene over bulletins: ranked and counted in one pass, as its facet module counts. */
public final class Bulletins {
    private static final String MONTH = "month";
    private static final String ORGANISATION = "organisation";

    private Bulletins() {}

    private static Analyzer analyzer(boolean folds) {
        return new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                StandardTokenizer tokenizer = new StandardTokenizer();
                TokenStream lower = new LowerCaseFilter(tokenizer);
                return new TokenStreamComponents(
                        tokenizer, folds ? new ASCIIFoldingFilter(lower) : lower);
            }
        };
    }

    /** Writes one segment. */
    public static final class Writer {
        private final IndexWriter writer;

        public Writer(String folder) throws IOException {
            Map<String, Analyzer> folding = Map.of("folded", analyzer(true));
            Analyzer analyzer = new PerFieldAnalyzerWrapper(analyzer(false), folding);
            IndexWriterConfig config = new IndexWriterConfig(analyzer);
            writer = new IndexWriter(
                    FSDirectory.open(Path.of(folder)), config.setRAMBufferSizeMB(512));
        }

        public void add(String text, String month, List<String> organisations) throws IOException {
            Document document = new Document();
            document.add(new TextField("accented", text, Field.Store.YES));
            document.add(new TextField("folded", text, Field.Store.NO));
            document.add(new SortedSetDocValuesField(MONTH, new BytesRef(month)));
            for (String each : organisations) {
                document.add(new SortedSetDocValuesField(ORGANISATION, new BytesRef(each)));
            }
            writer.addDocument(document);
        }

        public void close() throws IOException {
            writer.forceMerge(1);
            writer.close();
        }
    }

    /** What a query found; counts have no zeros. */
    public static final class Found {
        public final TopDocs top;
        public final Map<String, Integer> months;
        public final Map<String, Integer> organisations;

        Found(TopDocs top, Counter months, Counter organisations) {
            this.top = top;
            this.months = months.named();
            this.organisations = organisations.named();
        }

        public int total() {
            return (int) top.totalHits.value;
        }
    }

    /** Searches one segment, without Lucene's cache of queries. */
    public static final class Reader {
        private final DirectoryReader reader;
        private final LeafReader leaf;
        private final IndexSearcher searcher;
        private final Map<String, Analyzer> analyzers =
                Map.of("accented", analyzer(false), "folded", analyzer(true));
        private final List<String> months;
        private final List<String> organisations;

        public Reader(String folder) throws IOException {
            reader = DirectoryReader.open(FSDirectory.open(Path.of(folder)));
            leaf = reader.leaves().get(0).reader();
            searcher = new IndexSearcher(reader);
            searcher.setQueryCache(null);
            months = names(DocValues.getSortedSet(leaf, MONTH));
            organisations = names(DocValues.getSortedSet(leaf, ORGANISATION));
        }

        public Found search(String text, String field, boolean isPhrase, int count)
                throws IOException {
            TopScoreDocCollector top = TopScoreDocCollector.create(count, Integer.MAX_VALUE);
            Counter byMonth = new Counter(DocValues.getSortedSet(leaf, MONTH), months);
            Counter byOrganisation =
                    new Counter(DocValues.getSortedSet(leaf, ORGANISATION), organisations);
            Query query = query(text, field, isPhrase);
            searcher.search(query, MultiCollector.wrap(top, byMonth, byOrganisation));
            return new Found(top.topDocs(), byMonth, byOrganisation);
        }

        public void close() throws IOException {
            reader.close();
        }

        private Query query(String text, String field, boolean isPhrase) throws IOException {
            BooleanQuery.Builder all = new BooleanQuery.Builder();
            PhraseQuery.Builder phrase = new PhraseQuery.Builder();
            try (TokenStream tokens = analyzers.get(field).tokenStream(field, text)) {
                CharTermAttribute token = tokens.getAttribute(CharTermAttribute.class);
                tokens.reset();
                while (tokens.incrementToken()) {
                    Term term = new Term(field, token.toString());
                    all.add(new TermQuery(term), BooleanClause.Occur.MUST);
                    phrase.add(term);
                }
                tokens.end();
            }
            return isPhrase ? phrase.build() : all.build();
        }
    }

    private static List<String> names(SortedSetDocValues values) throws IOException {
        List<String> names = new ArrayList<>();
        for (long value = 0; value < values.getValueCount(); value++) {
            names.add(values.lookupOrd(value).utf8ToString());
        }
        return names;
    }

    /** Counts the values of the documents that match, in the only segment. */
    private static final class Counter extends SimpleCollector {
        private final SortedSetDocValues values;
        private final List<String> names;
        private final int[] counts;

        Counter(SortedSetDocValues values, List<String> names) {
            this.values = values;
            this.names = names;
            this.counts = new int[names.size()];
        }

        @Override
        public void collect(int document) throws IOException {
            if (values.advanceExact(document)) {
                for (int left = values.docValueCount(); left > 0; left--) {
                    counts[(int) values.nextOrd()]++;
                }
            }
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }

        Map<String, Integer> named() {
            Map<String, Integer> named = new LinkedHashMap<>();
            for (int value = 0; value < counts.length; value++) {
                if (counts[value] > 0) {
                    named.put(names.get(value), counts[value]);
                }
            }
            return named;
        }
    }
}
