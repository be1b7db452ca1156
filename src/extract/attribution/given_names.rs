//! Given names that tell a gender, because nearly all who bear them share it: English-speaking, European, South Asian, Arabic,
//! African and Chinese ones that news uses. Written by hand, in small letters, sorted by their bytes.

use super::lexicon::Gender;

/// The gender that a given name tells; the name is in small letters.
pub(super) fn given_name(name: &str) -> Option<Gender> {
    if WOMEN.binary_search(&name).is_ok() {
        Some(Gender::Female)
    } else if MEN.binary_search(&name).is_ok() {
        Some(Gender::Male)
    } else {
        None
    }
}

/// Given names of women.
const WOMEN: &[&str] = &[
    "abigail", "ada", "adaeze", "adele", "agnes", "aisha", "alexandra", "alice", "alison", "allison", "amanda",
    "amelia", "amina", "amy", "ana", "anastasia", "andrea", "angela", "angelina", "anita", "ann", "anna", "annabel",
    "anne", "annette", "annie", "antonia", "audrey", "ava", "barbara", "belinda", "bell", "bella", "bernadette",
    "beth", "betty", "beverley", "beverly", "bianca", "brenda", "bridget", "brigitte", "camilla", "carla", "carmen",
    "carol", "caroline", "cassandra", "catherine", "cecilia", "celia", "chantal", "charlotte", "chelsea", "cheryl",
    "chidinma", "chloe", "christina", "christine", "cindy", "claire", "clara", "claudia", "colleen", "condoleezza",
    "constance", "corinne", "cynthia", "daisy", "danielle", "daphne", "dawn", "debbie", "deborah", "deirdre", "denise",
    "diana", "diane", "dolores", "donna", "dorothy", "edie", "edith", "eileen", "elaine", "eleanor", "elena", "eliza",
    "elizabeth", "ella", "ellen", "elsa", "emily", "emma", "erica", "erin", "esther", "eva", "eve", "evelyn", "faith",
    "fatima", "fatou", "felicity", "fiona", "florence", "frances", "francesca", "freda", "freya", "gabriela",
    "gabrielle", "gail", "gemma", "georgia", "georgina", "geraldine", "gertrude", "ghislaine", "gillian", "gina",
    "giorgia", "giulia", "gloria", "grace", "greta", "gretchen", "gwen", "hannah", "harriet", "hattie", "hazel",
    "heather", "heidi", "helen", "helena", "hilary", "hillary", "holly", "huma", "ida", "imogen", "indira", "ines",
    "ingrid", "irene", "iris", "isabel", "isabella", "isabelle", "ivanka", "jacinda", "jackie", "jacqueline", "jane",
    "janet", "jasmine", "jean", "jeanne", "jeannette", "jennifer", "jenny", "jessica", "jessie", "jill", "joan",
    "joanna", "joanne", "jocelyn", "joni", "josephine", "joy", "joyce", "juanita", "judith", "judy", "julia", "julie",
    "justine", "karen", "katarina", "kate", "katharine", "katherine", "kathleen", "kathryn", "kathy", "katie",
    "kavita", "kay", "keira", "kelly", "kemi", "kim", "kirsten", "kirsty", "kristen", "kristi", "kristin", "lakshmi",
    "lana", "laura", "lauren", "layla", "leah", "leila", "lena", "lesley", "lily", "linda", "lisa", "liz", "lola",
    "loretta", "lorraine", "louise", "lucia", "lucy", "lydia", "lynn", "lynne", "mabel", "madeleine", "maggie",
    "mairead", "malala", "marcia", "margaret", "margarita", "margot", "maria", "marian", "marianne", "marie", "marina",
    "marine", "marjorie", "martha", "martine", "mary", "maud", "maureen", "maya", "meera", "megan", "meghan", "megyn",
    "mei", "melania", "melissa", "mercedes", "mia", "michelle", "mildred", "mira", "miranda", "miriam", "molly",
    "monica", "muriel", "nadia", "nancy", "naomi", "natalia", "natalie", "natasha", "neha", "nell", "ngozi", "nia",
    "nicola", "nicole", "nina", "nkosazana", "noor", "nora", "norma", "olga", "olivia", "orla", "paige", "pamela",
    "patricia", "patty", "paula", "pauline", "penelope", "penny", "petra", "philippa", "phoebe", "pippa", "pooja",
    "priti", "priya", "priyanka", "rachel", "rebecca", "rhiannon", "rhona", "rita", "roberta", "rosa", "rosalind",
    "rose", "rosemary", "roxanne", "ruth", "sabrina", "sadia", "sally", "samantha", "sandra", "sara", "sarah",
    "saskia", "shabana", "shami", "sharon", "sheila", "shelley", "shirley", "sian", "silvia", "simone", "sinead",
    "siobhan", "sofia", "sonia", "sophie", "stella", "stephanie", "sue", "sunita", "susan", "susanna", "sushma",
    "suzanne", "svetlana", "sylvia", "tamara", "tanya", "tara", "tatiana", "teresa", "thandi", "thea", "theodora",
    "theresa", "thérèse", "tina", "tracey", "tracy", "trudy", "uma", "una", "ursula", "valerie", "vanessa", "vera",
    "veronica", "victoria", "violet", "virginia", "vivian", "viviane", "wangari", "wendy", "wilma", "winifred",
    "xenia", "xiuying", "yara", "yasmin", "yolanda", "yulia", "yvette", "yvonne", "zadie", "zainab", "zara", "zoe",
];

/// Given names of men.
const MEN: &[&str] = &[
    "aaron", "abdul", "abdullah", "abdulrahman", "abu", "adam", "adrian", "ahmad", "ahmed", "akira", "akram", "al",
    "alan", "alastair", "albert", "alberto", "aldo", "alejandro", "alessandro", "alex", "alexander", "alexei",
    "alfred", "ali", "alistair", "allan", "allen", "alok", "amir", "amit", "anders", "andre", "andreas", "andrei",
    "andrew", "andy", "angus", "anil", "anthony", "antoine", "antonio", "antonis", "anwar", "archie", "arjun",
    "armando", "arnold", "arthur", "arun", "ashok", "asif", "austin", "babatunde", "barack", "barry", "bart", "bashar",
    "bashir", "ben", "benedict", "benjamin", "benoit", "bernard", "bernie", "bert", "bilal", "bill", "björn", "bo",
    "bob", "bobby", "boris", "brad", "bradley", "brandon", "brendan", "brett", "brian", "bruce", "bryan", "callum",
    "cameron", "carl", "carlo", "carlos", "cecil", "cedric", "chad", "charles", "chester", "chidi", "chinedu", "chris",
    "christopher", "chuck", "chukwuma", "claude", "clement", "clive", "colin", "connor", "conor", "corey", "craig",
    "cy", "cyril", "damian", "damien", "dan", "daniel", "danny", "darren", "dave", "david", "dean", "deepak", "dennis",
    "derek", "derrick", "desmond", "dick", "diego", "dieter", "dimitri", "dirk", "dmitry", "dominic", "dominique",
    "don", "donald", "donnie", "doug", "douglas", "duncan", "dwight", "dylan", "eamon", "eamonn", "ed", "eddie",
    "edmund", "edward", "edwin", "elias", "elliott", "emeka", "emlyn", "emmanuel", "enrique", "eric", "erik", "ernest",
    "ernesto", "eugene", "evan", "faisal", "farooq", "felix", "ferdinand", "fernando", "fidel", "finn", "florian",
    "floyd", "francesco", "francis", "francisco", "francois", "frank", "franz", "françois", "fred", "frederick",
    "friedrich", "gareth", "gary", "gavin", "geoff", "geoffrey", "george", "gerald", "gerard", "gerry", "gethin",
    "giles", "giovanni", "giuseppe", "glen", "glenn", "godfrey", "gordon", "graham", "greg", "gregory", "guillaume",
    "gunter", "gustavo", "guy", "hamid", "hamish", "hans", "harold", "harry", "harvey", "hasan", "hassan", "hector",
    "heinz", "helmut", "henry", "herbert", "herman", "hiroshi", "horst", "howard", "hubert", "hugh", "hugo", "humza",
    "hussein", "huw", "ian", "ibrahim", "idris", "ifan", "igor", "imran", "ioan", "isaac", "ismail", "ivan", "ivor",
    "iwan", "jack", "jacob", "jacques", "jake", "jamal", "james", "jamie", "jan", "jared", "jason", "javed", "javier",
    "jay", "jean-claude", "jean-luc", "jeb", "jeff", "jeffrey", "jens", "jeremy", "jerome", "jerry", "jesse", "jim",
    "jimmy", "joachim", "joao", "joe", "joel", "johan", "johannes", "john", "johnny", "jon", "jonas", "jonathan",
    "jorge", "jose", "josef", "joseph", "josh", "joshua", "juan", "jules", "julian", "jurgen", "justin", "kamal",
    "karim", "karl", "keir", "keith", "ken", "kenji", "kenneth", "kevin", "khalid", "klaus", "kofi", "kurt", "kwame",
    "kwasi", "kyle", "lance", "larry", "lars", "laurence", "laurent", "lawrence", "lee", "leo", "leon", "leonard",
    "leonid", "leroy", "leslie", "lewis", "liam", "lionel", "lloyd", "lorenzo", "louis", "luca", "lucas", "luigi",
    "luis", "lukas", "luke", "magnus", "mahmoud", "malcolm", "mamadou", "manmohan", "manuel", "marcel", "marco",
    "marcus", "mario", "mark", "martin", "marvin", "mathew", "mathieu", "matt", "matteo", "matthew", "maurice",
    "mauricio", "max", "maxim", "mehmet", "melvin", "michael", "miguel", "mike", "mikhail", "mikheil", "milos",
    "mitch", "mitt", "mohamed", "mohammad", "mohammed", "mohan", "mohandas", "moses", "muhammad", "mukesh", "murray",
    "mustafa", "narendra", "nasser", "nathan", "neil", "nelson", "neville", "newt", "nicholas", "nick", "nicolas",
    "nicolás", "nigel", "nikolai", "noel", "norman", "olaf", "oleg", "oliver", "olivier", "olu", "omar", "omer",
    "osama", "oscar", "otto", "owen", "pablo", "paolo", "pascal", "patrick", "paul", "pedro", "percy", "perry",
    "peter", "phil", "philip", "philippe", "pierre", "piers", "pieter", "prakash", "quentin", "rafael", "rahul", "raj",
    "rajesh", "rajiv", "ralph", "ramesh", "rand", "randy", "raphael", "rashid", "raul", "ravi", "ray", "raymond",
    "recep", "reginald", "rene", "reuben", "rex", "rhys", "ricardo", "richard", "rick", "rishi", "rob", "robbie",
    "robby", "robert", "roberto", "rod", "roderick", "rodney", "rodrigo", "roger", "rohit", "roland", "rolf", "roman",
    "romano", "ron", "ronald", "rory", "ross", "rowan", "roy", "rudy", "rupert", "russell", "ryan", "sadiq", "saeed",
    "sajid", "salman", "salvador", "sam", "samuel", "sanjay", "santiago", "satoshi", "saul", "scott", "seamus", "sean",
    "sebastian", "sergei", "sergey", "sergio", "seth", "shaun", "sidney", "silvio", "simon", "sipho", "stan",
    "stanley", "stefan", "stephen", "steve", "steven", "stuart", "sunil", "sven", "tariq", "tayyip", "ted", "terry",
    "thabo", "theo", "theodore", "thierry", "thomas", "tim", "timothy", "tobias", "toby", "todd", "tom", "tomas",
    "tomasz", "tommy", "tomos", "tony", "travis", "trevor", "tunde", "tyler", "umar", "vaclav", "vernon", "vicente",
    "victor", "vikram", "viktor", "vince", "vincent", "virgil", "vladimir", "volodymyr", "walter", "warren", "wayne",
    "werner", "wes", "wilfred", "willem", "william", "willy", "winston", "wolfgang", "xavier", "yasser", "yuri",
    "yusuf", "yves", "zac", "zachary",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted_and_share_no_name() {
        assert!(WOMEN.is_sorted() && MEN.is_sorted());
        assert!(WOMEN.iter().all(|name| MEN.binary_search(name).is_err()));
        assert_eq!(given_name("ada"), Some(Gender::Female));
        assert_eq!(given_name("peter"), Some(Gender::Male));
        assert_eq!(given_name("harbour"), None);
    }
}
