/// Words of headings, column headers and cells in other languages, each with the English word that the rules know.
///
/// Only labels are translated: a header such as "Obligatorio", a heading such as "Parámetros de consulta", a cell that
/// says yes. Names and descriptions stay as they are written.
enum LabelWords {
  /// The words of a column's header, those that are known in English.
  static func header(_ text: String) -> [String] {
    let words = Words(text).words
    guard !text.utf8.allSatisfy({ $0 < 0x80 }) || words.contains(where: { english[$0] != nil })
    else { return words }
    return words.flatMap { translation(of: $0) ?? [$0] }
  }

  /// The words of a heading, in English if all of them are known: then it is a label, and no name.
  static func heading(_ text: String) -> Words {
    let words = Words(text)
    guard words.words.count <= 6 else { return words }
    if words.words.count == 2, words.words[0] == "return",
      ["values", "value", "fields", "parameters", "attributes", "object"].contains(words.words[1])
    {
      // A noun here, the verb in "Return a book".
      return Words(words: ["returns", words.words[1]])
    }
    var translated: [String] = []
    var isForeign = false
    for word in words.words {
      if particles.contains(word) { continue }
      if let known = translation(of: word) {
        translated += known
        isForeign = true
      } else if common.contains(word) {
        translated.append(word)
      } else {
        return words
      }
    }
    guard isForeign, !translated.isEmpty else { return words }
    // The place stands behind the noun in most languages, and before it in English.
    if let first = translated.first, ["parameters", "parameter"].contains(first) {
      translated.append(translated.removeFirst())
    }
    return Words(words: translated)
  }

  /// What a cell says about being required: "sí", "нет", "必填"; nil where it says nothing.
  static func isYes(_ text: String) -> Bool? {
    guard let first = Words(text).words.first else { return nil }
    if yes.contains(first) { return true }
    return no.contains(first) ? false : nil
  }

  /// The English name of a type: "entero", "字符串".
  static func type(_ text: String) -> String? {
    let words = Words(text).words
    return words.count == 1 ? types[words[0]] : nil
  }

  /// The English words for one: those of Chinese, Japanese and Korean stand without a space between them.
  private static func translation(of word: String) -> [String]? {
    if let known = english[word] { return [known] }
    guard let first = word.unicodeScalars.first, first.value >= 0x1100, word.utf8.count <= 60 else {
      return nil
    }
    var found: [String] = []
    var rest = word[...]
    while !rest.isEmpty {
      if let particle = joiners.first(where: { rest.hasPrefix($0) }) {
        rest = rest.dropFirst(particle.count)
        continue
      }
      guard
        let length = (1...min(8, rest.count)).reversed().first(where: {
          english[String(rest.prefix($0))] != nil
        }), let known = english[String(rest.prefix(length))]
      else { return nil }
      found.append(known)
      rest = rest.dropFirst(length)
    }
    return found.isEmpty ? nil : found
  }

  private static let joiners = ["的", "の", "是否", "否"]

  /// Words between those that say something.
  private static let particles: Set<String> = [
    "de", "del", "la", "el", "los", "las", "do", "da", "dos", "das", "du", "des", "le", "les", "en",
    "em", "par", "por", "pour", "para", "der", "die", "das", "zur", "zum", "d", "l", "di", "al",
    "no", "na", "van", "het", "по", "в", "y", "e", "et", "und", "i",
  ]

  /// English words, and those that are the same in English, that stand beside the others in labels.
  private static let common: Set<String> = [
    "http", "https", "url", "uri", "api", "json", "query", "path", "body", "header", "headers",
    "post", "get", "put", "parameter", "request", "response", "optional",
  ]

  private static let english: [String: String] = {
    var table: [String: String] = [:]
    func add(_ english: String, _ words: String) {
      for word in words.utf8.split(separator: UInt8(ascii: " ")) {
        table[String(Substring(word))] = english
      }
    }
    // Spanish, Portuguese, French, Italian, German, Dutch, Russian; then Chinese, Japanese, Korean.
    add("parameter", "parámetro parametro parâmetro paramètre parametre argumento параметр")
    add("parameter", "参数 參數 パラメータ パラメーター 引数 매개변수 파라미터")
    add("parameters", "parámetros parametros parâmetros paramètres parametri argumentos параметры")
    add("name", "nombre nome nom naam имя название наименование")
    add("name", "名称 名稱 名 参数名 參數名 参数名称 參數名稱 名字 变量名 名前 キー 이름 명칭")
    add("field", "campo champ veld feld feldname поле 字段 字段名 字段名称 欄位 フィールド 項目 필드")
    add("fields", "campos champs felder velden поля")
    add("attribute", "atributo attribut attributo атрибут 属性 屬性 属性名 속성")
    add("attributes", "atributos attributs attribute attributi атрибуты")
    add("property", "propiedad propriedade propriété propriete proprietà eigenschaft свойство")
    add("properties", "propiedades propriedades propriétés eigenschaften свойства")
    add("key", "clave chave clé cle schlüssel ключ 键 键名")
    add("type", "tipo typ datentyp dato тип 类型 類型 数据类型 資料類型 型 タイプ データ型 타입 유형 자료형")
    add("description", "descripción descripcion descrição descricao descrizione beschreibung")
    add("description", "omschrijving beschrijving описание пояснение significado bedeutung")
    add("description", "说明 說明 描述 含义 含義 解释 备注 備註 説明 内容 意味 備考 概要 설명 비고")
    add("required", "requerido requerida obligatorio obligatoria obrigatório obrigatorio")
    add("required", "obbligatorio richiesto requis obligatoire pflicht pflichtfeld erforderlich")
    add("required", "notwendig verplicht обязательный обязательно обязательность обязателен")
    add("required", "必填 必填项 必选 必選 必须 必須 必要 必传 필수 필수여부")
    add("required", "obligatorios obligatorias requeridos obrigatórios obligatoires erforderliche")
    add(
      "optional", "opcional facultativo optionnel facultatif facoltativo opzionale необязательный")
    add("optional", "opcionales opcionais optionnels optionale 可选 可選 任意 선택")
    add("default", "defecto predeterminado padrão padrao défaut defaut predefinito standard")
    add("default", "standardwert vorgabe standaard умолчанию 默认 默认值 預設 預設值 デフォルト デフォルト値")
    add("default", "初期値 既定値 기본값")
    add("example", "ejemplo exemplo exemple esempio beispiel voorbeeld пример 示例 示例值 例子 範例")
    add("example", "样例 例 サンプル 예 예시")
    add("value", "valor valeur valore wert waarde значение 值 取值 値 값")
    add("values", "valores valeurs valori werte значения 可选值 取值范围")
    add("query", "consulta requête requete abfrage запроса 查询 查詢 クエリ 쿼리")
    add("path", "ruta caminho rota chemin pfad пути 路径 路徑 パス 경로")
    add("header", "cabecera cabeçalho encabezado entête kopfzeile заголовок 请求头 标头 ヘッダー ヘッダ 헤더")
    add("headers", "cabeceras cabeçalhos encabezados entêtes kopfzeilen заголовки")
    add("body", "cuerpo corpo corps 请求体 主体 ボディ 본문")
    add("request", "solicitud petición peticion requisição requisicao richiesta anfrage запрос")
    add("request", "请求 請求 リクエスト 요청")
    add("response", "respuesta resposta réponse reponse risposta antwort ответ ответа")
    add("response", "响应 響應 返回 返回值 応答 レスポンス 응답")
    add("method", "método metodo méthode methode метод 方法 请求方法 请求方式 メソッド 메서드")
    add("code", "código codigo codice код 状态码 错误码 コード")
    add("request", "запросе запроса درخواست ورودی")
    add("returns", "возвращает devuelve retorna renvoie")
    add("response", "возвращаемые retorno retour rückgabe پاسخ")
    // Turkish, Polish, Persian, Arabic.
    add("parameter", "parametr پارامتر المعامل")
    add("parameters", "parametreler parametry پارامترها پارامترهای")
    add("name", "isim nazwa نام الاسم")
    add("field", "فیلد")
    add("key", "کلید")
    add("type", "tür نوع النوع")
    add("description", "opis açıklama توضیحات توضیح الوصف وصف keterangan deskripsi")
    add("required", "zorunlu wymagane wymagany الزامی اجباری مطلوب wajib")
    add("optional", "opsiyonel opcjonalny اختیاری")
    add("default", "varsayılan domyślnie domyślna پیشفرض فرض")
    add("example", "örnek przykład نمونه مثال contoh")
    add("value", "değer wartość مقدار")
    add("errors", "errores erros erreurs ошибки fehler خطاها")
    add("error", "erro erreur ошибка 错误 エラー 오류 خطا")
    add("code", "کد kod")
    add("status", "статус 状态 ステータス وضعیت")
    add("authentication", "autenticación autenticação authentification аутентификация")
    add("authentication", "authentifizierung 认证 鉴权 認証 인증")
    add("authorization", "autorización autorização авторизация autorisation 授权")
    return table
  }()

  private static let yes: Set<String> = [
    "sí", "si", "sim", "oui", "ja", "да", "是", "必填", "必须", "必須", "必选", "はい", "예",
    "obligatorio", "obligatoria", "requerido", "requerida", "obrigatório", "obligatoire", "requis",
    "pflicht", "erforderlich", "بله", "نعم", "evet", "tak", "الزامی", "اجباری", "verplicht",
    "обязательно", "обязательный", "필수", "sì",
  ]

  private static let no: Set<String> = [
    "não", "nao", "خیر", "لا", "hayır", "nie", "اختیاری", "non", "nein", "nee", "нет", "否", "可选",
    "任意", "非必填", "选填", "いいえ", "아니오",
    "opcional", "optionnel", "facultatif", "facultativo", "необязательно", "необязательный", "선택",
  ]

  private static let types: [String: String] = {
    var table: [String: String] = [:]
    func add(_ english: String, _ words: String) {
      for word in words.utf8.split(separator: UInt8(ascii: " ")) {
        table[String(Substring(word))] = english
      }
    }
    add("string", "cadena texto chaîne chaine texte testo stringa zeichenkette строка 字符串 字串")
    add("string", "文字列 문자열")
    add("integer", "entero inteiro entier intero ganzzahl целое 整数 整數 整型 정수")
    add("number", "número numero nombre zahl число 数字 数值 數字 数値 숫자")
    add("boolean", "booleano booleana booléen booleen booleen wahrheitswert булево логический")
    add("boolean", "布尔 布尔值 布林 真偽値 불리언")
    add("array", "lista arreglo liste tableau массив список 数组 數組 列表 配列 배열")
    add("object", "objeto objet oggetto objekt объект 对象 物件 オブジェクト 객체")
    add("date", "fecha datum дата 日期 日付 날짜")
    return table
  }()
}
